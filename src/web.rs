//! The browser, and nothing but the browser.
