//! What differs between a thing as it was and as it is, field by field, in the words of the file.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::Changed;

/// The fields that differ, in the order of their names; `None` where there was, or is, nothing.
pub(super) fn difference<T: Serialize>(was: Option<&T>, is: Option<&T>) -> Vec<Changed> {
    let (was, is) = (fields(was), fields(is));
    let names: std::collections::BTreeSet<&String> = was.keys().chain(is.keys()).collect();
    let value = |of: &BTreeMap<String, String>, name: &String| of.get(name).cloned().unwrap_or_default();
    names
        .into_iter()
        .map(|name| Changed { field: name.clone(), was: value(&was, name), is: value(&is, name) })
        .filter(|one| one.was != one.is)
        .collect()
}

/// Every field that says something, by its name and those above it.
fn fields<T: Serialize>(thing: Option<&T>) -> BTreeMap<String, String> {
    let mut fields = BTreeMap::new();
    // What cannot be shown so has no fields: the entry still says that it changed.
    let value = thing.and_then(|thing| serde_json::to_value(thing).ok()).unwrap_or(Value::Null);
    take(&mut fields, String::new(), &value);
    fields
}

fn take(fields: &mut BTreeMap<String, String>, name: String, value: &Value) {
    let below = |part: &str| {
        let part = part.replace('_', " ");
        if name.is_empty() { part } else { format!("{name}, {part}") }
    };
    match value {
        Value::Null => {}
        Value::Object(parts) => {
            // The number of a thing is in the words of its change.
            let parts = parts.iter().filter(|(part, _)| *part != "number");
            parts.for_each(|(part, value)| take(fields, below(part), value));
        }
        Value::Array(items) if items.iter().any(|item| item.is_object() || item.is_array()) => {
            for (position, item) in items.iter().enumerate() {
                take(fields, below(&(position + 1).to_string()), item);
            }
        }
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(plain).collect();
            if !items.is_empty() {
                fields.insert(name, items.join(", "));
            }
        }
        plain_one => {
            let text = plain(plain_one);
            if !text.is_empty() {
                fields.insert(name, text);
            }
        }
    }
}

fn plain(value: &Value) -> String {
    match value {
        // A word of the file, such as `impact_assessment`, is read as words.
        Value::String(text) if text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') => {
            text.replace('_', " ")
        }
        Value::String(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}
