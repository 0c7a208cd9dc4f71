//! What ggen v1 adds to Tera, on the crates that ggen itself uses: 24 filters and six functions over query results.
use heck::{ToShoutyKebabCase, ToShoutySnakeCase, ToTitleCase};
use inflector::{
    cases::{camelcase, classcase, kebabcase, pascalcase, sentencecase, snakecase, titlecase, traincase},
    numbers::{deordinalize, ordinalize},
    string::{deconstantize, demodulize, pluralize, singularize},
    suffix::foreignkey,
};
use std::collections::HashMap;
use tera::{Error, Result, Tera, Value};

type Arguments = HashMap<String, Value>;
type Words = fn(&str) -> String;

/// All of them take whatever they get as text (JSON where it is none) and look at no argument.
const FILTERS: [(&str, Words); 24] = [
    ("camel", |text| camelcase::to_camel_case(text)),
    ("class", |text| classcase::to_class_case(text)),
    ("constant", |text| text.to_shouty_snake_case()),
    ("deconstantize", |text| deconstantize::deconstantize(text)),
    ("demodulize", |text| demodulize::demodulize(text)),
    ("deordinalize", |text| deordinalize::deordinalize(text)),
    ("foreign_key", |text| foreignkey::to_foreign_key(text)),
    ("kebab", |text| kebabcase::to_kebab_case(text)),
    ("lcfirst", |text| with_first(text, |first| first.to_lowercase().collect())),
    ("lower", |text| text.to_lowercase()),
    ("ordinalize", |text| ordinalize::ordinalize(text)),
    ("param", |text| kebabcase::to_kebab_case(text)),
    ("pascal", |text| pascalcase::to_pascal_case(text)),
    ("pluralize", |text| pluralize::to_plural(text)),
    ("sentence", |text| sentencecase::to_sentence_case(text)),
    ("shouty_kebab", |text| text.to_shouty_kebab_case()),
    ("shouty_snake", |text| text.to_shouty_snake_case()),
    ("singularize", |text| singularize::to_singular(text)),
    ("snake", |text| snakecase::to_snake_case(text)),
    ("title", |text| titlecase::to_title_case(text)),
    ("titlecase", |text| text.to_title_case()),
    ("train", |text| traincase::to_train_case(text)),
    ("ucfirst", |text| with_first(text, |first| first.to_uppercase().collect())),
    ("upper", |text| text.to_uppercase()),
];

fn with_first(text: &str, change: fn(char) -> String) -> String {
    let mut rest = text.chars();
    match rest.next() {
        Some(first) => change(first) + rest.as_str(),
        None => String::new(),
    }
}

pub fn register(tera: &mut Tera) {
    for (name, words) in FILTERS {
        tera.register_filter(name, move |input: &Value, _: &Arguments| {
            let text = match input {
                Value::String(text) => words(text),
                other => words(&other.to_string()),
            };
            Ok(Value::String(text))
        });
    }
    for name in ["sparql_column", "sparql_values"] {
        tera.register_function(name, move |given: &Arguments| column_of(name, given));
    }
    tera.register_function("sparql_first", first_of);
    tera.register_function("sparql_row", row_of);
    tera.register_function("sparql_count", |given: &Arguments| {
        Ok(Value::from(match results("sparql_count", given)? {
            Value::Array(rows) => rows.len(),
            Value::Bool(_) => 1,
            _ => 0,
        }))
    });
    tera.register_function("sparql_empty", |given: &Arguments| {
        Ok(Value::from(match results("sparql_empty", given)? {
            Value::Array(rows) => rows.is_empty(),
            other => !other.is_boolean(),
        }))
    });
}

fn required<'a>(function: &str, given: &'a Arguments, name: &str) -> Result<&'a Value> {
    given.get(name).ok_or_else(|| Error::msg(format!("{function}: {name} parameter required")))
}

fn results<'a>(function: &str, given: &'a Arguments) -> Result<&'a Value> {
    required(function, given, "results")
}

fn column<'a>(function: &str, given: &'a Arguments) -> Result<&'a str> {
    let name = given.get("column").and_then(Value::as_str);
    name.ok_or_else(|| Error::msg(format!("{function}: column parameter required")))
}

/// The value of a column, its name with or without the question mark that v1's rows have.
fn value_in<'a>(row: &'a Value, column: &str) -> Option<&'a Value> {
    row.get(column).or_else(|| row.get(format!("?{column}")))
}

fn column_of(function: &str, given: &Arguments) -> Result<Value> {
    let rows = results(function, given)?;
    let name = column(function, given)?;
    let values = rows.as_array().into_iter().flatten().filter_map(|row| value_in(row, name).cloned());
    Ok(Value::Array(values.collect()))
}

fn first_of(given: &Arguments) -> Result<Value> {
    let rows = results("sparql_first", given)?;
    let name = column("sparql_first", given)?;
    Ok(rows.get(0).and_then(|row| value_in(row, name)).cloned().unwrap_or(Value::Null))
}

fn row_of(given: &Arguments) -> Result<Value> {
    let rows = results("sparql_row", given)?;
    let index = given.get("index").and_then(Value::as_u64);
    let index = index.ok_or_else(|| Error::msg("sparql_row: index parameter required"))?;
    Ok(rows.get(index as usize).cloned().unwrap_or(Value::Null))
}
