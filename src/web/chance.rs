//! The clock and the dice: what the core gets as parameters.

/// Now, in UTC: `2026-03-01T12:00:00Z`.
#[must_use]
pub fn now() -> String {
    let text: String = js_sys::Date::new_0().to_iso_string().into();
    text.split_once('.').map_or(text.clone(), |(seconds, _)| format!("{seconds}Z"))
}

/// 64 bits that nobody can guess, so that no two designs mint the same ids.
#[must_use]
pub fn seed() -> u64 {
    let mut bytes = [0u8; 8];
    let filled = super::window().crypto().and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes));
    match filled {
        Ok(_) => u64::from_le_bytes(bytes),
        // Without the browser's own dice (a page that is not secure): time and a weak die.
        Err(_) => js_sys::Date::now().to_bits() ^ js_sys::Math::random().to_bits(),
    }
}

/// A date of [`now`] as people here write it: "1 Mar 2026, 13:00".
#[must_use]
pub fn local(date: &str) -> String {
    let parsed = js_sys::Date::new(&date.into());
    if parsed.get_time().is_nan() {
        return date.to_owned();
    }
    let options = js_sys::Object::new();
    for (name, value) in [("dateStyle", "medium"), ("timeStyle", "short")] {
        let _ = js_sys::Reflect::set(&options, &name.into(), &value.into());
    }
    parsed.to_locale_string("default", &options).into()
}
