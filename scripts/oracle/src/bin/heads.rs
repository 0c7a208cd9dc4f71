//! Asks the crates that ggen v1 reads front matter with what they make of a whole template, RDF left out.
//!
//! Answers every line of JSON on its input with one on its output: `{"template": TEXT, "vars": {NAME: TEXT}}` gives
//! `{"to": TEXT | null, "output": TEXT, "front": {…}}` or `{"error": TEXT}`.
#[path = "../library.rs"]
mod library;

use gray_matter::{engine::YAML, Matter};
use inflector::cases::pascalcase::to_pascal_case;
use serde::{
    de::{Error, SeqAccess, Visitor},
    Deserialize, Deserializer, Serialize,
};
use serde_json::{json, Value as Json};
use serde_yaml::Value;
use std::{
    collections::BTreeMap,
    fmt,
    io::{stdin, stdout, BufRead, BufWriter, Write},
    panic::{catch_unwind, set_hook, AssertUnwindSafe},
};
use tera::{Context, Tera};

/// The keys as ggen v1 declares them.
#[derive(Deserialize, Serialize)]
struct Front {
    #[serde(default)]
    to: Option<String>,
    #[serde(default)]
    from: Option<String>,
    #[serde(default)]
    force: bool,
    #[serde(default)]
    unless_exists: bool,
    #[serde(default)]
    inject: bool,
    #[serde(default)]
    before: Option<String>,
    #[serde(default)]
    after: Option<String>,
    #[serde(default)]
    prepend: bool,
    #[serde(default)]
    append: bool,
    #[serde(default)]
    at_line: Option<u32>,
    #[serde(default)]
    eof_last: bool,
    #[serde(default)]
    skip_if: Option<String>,
    #[serde(default, alias = "sh")]
    sh_before: Option<String>,
    #[serde(default)]
    sh_after: Option<String>,
    #[serde(default)]
    base: Option<String>,
    #[serde(default)]
    prefixes: BTreeMap<String, String>,
    #[serde(default, deserialize_with = "texts")]
    rdf_inline: Vec<String>,
    #[serde(default, deserialize_with = "texts")]
    rdf: Vec<String>,
    #[serde(default, deserialize_with = "queries")]
    sparql: BTreeMap<String, String>,
    #[serde(default, deserialize_with = "variables")]
    vars: BTreeMap<String, Value>,
    #[serde(default)]
    backup: Option<bool>,
    #[serde(default)]
    idempotent: bool,
    #[serde(default, deserialize_with = "texts")]
    shape: Vec<String>,
    #[serde(default)]
    determinism: Option<Value>,
    #[serde(default)]
    freeze_policy: Option<String>,
    #[serde(default)]
    freeze_slots_dir: Option<String>,
}

fn texts<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    struct Texts;
    impl<'de> Visitor<'de> for Texts {
        type Value = Vec<String>;
        fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
            formatter.write_str("string or array")
        }
        fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
            Ok(vec![text.to_owned()])
        }
        fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
            let mut found = Vec::new();
            while let Some(item) = items.next_element()? {
                found.push(item);
            }
            Ok(found)
        }
    }
    deserializer.deserialize_any(Texts)
}

fn queries<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BTreeMap<String, String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum OneOrMapOrSeq {
        One(String),
        Map(BTreeMap<String, String>),
        Seq(Vec<String>),
    }
    Ok(match OneOrMapOrSeq::deserialize(deserializer)? {
        OneOrMapOrSeq::One(query) => BTreeMap::from([("default".to_owned(), query)]),
        OneOrMapOrSeq::Map(queries) => queries,
        OneOrMapOrSeq::Seq(queries) => queries.into_iter().enumerate().map(|(index, query)| (format!("query_{index}"), query)).collect(),
    })
}

fn variables<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BTreeMap<String, Value>, D::Error> {
    Ok(match Value::deserialize(deserializer)? {
        Value::Null => BTreeMap::new(),
        Value::Mapping(entries) => entries
            .into_iter()
            .map(|(key, value)| match key {
                Value::String(name) => Ok((name, value)),
                _ => Err(D::Error::custom("vars keys must be strings")),
            })
            .collect::<Result<_, _>>()?,
        Value::Sequence(items) => items.into_iter().enumerate().map(|(index, value)| (format!("var{index}"), value)).collect(),
        value => BTreeMap::from([("var0".to_owned(), value)]),
    })
}

fn render(text: &str, context: &Context) -> Result<String, String> {
    let mut tera = Tera::default();
    tera.autoescape_on(Vec::new());
    library::register(&mut tera);
    tera.render_str(text, context).map_err(|error| format!("{error:?}"))
}

fn answer(template: &str, vars: &Json) -> Result<Json, String> {
    let parsed = Matter::<YAML>::new().parse::<Value>(template).map_err(|error| error.to_string())?;
    let raw = serde_yaml::to_string(&parsed.data.unwrap_or(Value::Null)).map_err(|error| error.to_string())?;
    let mut context = Context::from_serialize(vars).map_err(|error| error.to_string())?;
    let front: Front = serde_yaml::from_str(&render(&raw, &context)?).map_err(|error| error.to_string())?;
    if let Some(name) = vars["name"].as_str() {
        context.insert("Name", &to_pascal_case(name));
    }
    context.insert("locals", &BTreeMap::<String, String>::new());
    for (name, value) in &front.vars {
        context.insert(name, value);
    }
    let to = front.to.as_deref().map(|to| render(to, &context)).transpose()?;
    let output = render(&parsed.content, &context)?;
    Ok(json!({ "to": to, "output": output, "front": front }))
}

fn main() {
    set_hook(Box::new(|_| {}));
    let mut out = BufWriter::new(stdout());
    for line in stdin().lock().lines().map_while(Result::ok) {
        let row: Json = serde_json::from_str(&line).expect("a line of JSON");
        let result = catch_unwind(AssertUnwindSafe(|| answer(row["template"].as_str().unwrap_or_default(), &row["vars"])));
        let answer = match result {
            Ok(Ok(answer)) => answer,
            Ok(Err(error)) => json!({ "error": error }),
            Err(_) => json!({ "error": "panic" }),
        };
        writeln!(out, "{answer}").expect("somebody reads the answers");
    }
}
