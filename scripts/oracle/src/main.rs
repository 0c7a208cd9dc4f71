//! Asks real Tera 1.20, set up as ggen v1 sets it up, what a template gives.
//!
//! `ggen-oracle` answers every line of JSON on its input with one on its output:
//! `{"template": TEXT, "files"?: {NAME: TEXT}, "context"?: {…}}` gives `{"output": TEXT}` or
//! `{"phase": "parse" | "load" | "render" | "panic", "errors": [outermost, …, innermost]}`.
//! `ggen-oracle time RUNS` answers the same lines (without files) with `{"parse": ms, "render": ms, "bytes": n}`, the fastest of so
//! many runs.
//!
//! A template that calls itself without end kills the process, as it kills Tera; the caller starts it again.
mod library;

use serde_json::{json, Map, Value};
use std::{
    error::Error,
    io::{stdin, stdout, BufRead, BufWriter, Write},
    panic::{catch_unwind, set_hook, AssertUnwindSafe},
    time::Instant,
};
use tera::{Context, Tera};

const NAME: &str = "__tera_one_off";
/// Room for nesting that our own limits allow and Tera's recursion needs.
const STACK: usize = 256 << 20;

fn set_up() -> Tera {
    let mut tera = Tera::default();
    tera.autoescape_on(Vec::new());
    library::register(&mut tera);
    tera
}

fn messages(error: &dyn Error) -> Vec<String> {
    let mut texts = vec![error.to_string()];
    let mut next = error.source();
    while let Some(inner) = next {
        texts.push(inner.to_string());
        next = inner.source();
    }
    texts
}

fn refused(phase: &str, error: &tera::Error) -> Value {
    json!({ "phase": phase, "errors": messages(error) })
}

fn answer(row: &Map<String, Value>) -> Value {
    let mut texts: Vec<(String, String)> = Vec::new();
    if let Some(files) = row.get("files").and_then(Value::as_object) {
        for (name, text) in files {
            texts.push((name.clone(), text.as_str().unwrap_or_default().to_owned()));
        }
    }
    texts.push((NAME.to_owned(), row["template"].as_str().unwrap_or_default().to_owned()));
    let mut tera = set_up();
    if let Err(error) = tera.add_raw_templates(texts) {
        // Only errors of the grammar point into the text with an arrow.
        let phase = if messages(&error).iter().any(|text| text.contains("-->")) { "parse" } else { "load" };
        return refused(phase, &error);
    }
    let given = row.get("context").cloned().unwrap_or_else(|| json!({}));
    match Context::from_value(given).and_then(|context| tera.render(NAME, &context)) {
        Ok(output) => json!({ "output": output }),
        Err(error) => refused("render", &error),
    }
}

fn serve() {
    set_hook(Box::new(|_| {}));
    let mut out = BufWriter::new(stdout().lock());
    for line in stdin().lock().lines() {
        let line = line.expect("a line of UTF-8");
        let row: Map<String, Value> = serde_json::from_str(&line).expect("a line of JSON");
        let result = catch_unwind(AssertUnwindSafe(|| answer(&row))).unwrap_or_else(|_| json!({ "phase": "panic", "errors": [] }));
        writeln!(out, "{result}").and_then(|()| out.flush()).expect("somebody reads the answers");
    }
}

fn least(times: Vec<f64>) -> f64 {
    times.into_iter().fold(f64::INFINITY, f64::min)
}

/// Parses and renders each row so many times.
fn time(runs: usize) {
    for line in stdin().lock().lines() {
        let row: Map<String, Value> = serde_json::from_str(&line.expect("a line of UTF-8")).expect("a line of JSON");
        let text = row["template"].as_str().expect("a text");
        let context = Context::from_value(row["context"].clone()).expect("an object");
        let (mut parse, mut render, mut bytes) = (Vec::new(), Vec::new(), 0);
        for _ in 0..runs {
            let mut tera = set_up();
            let start = Instant::now();
            tera.add_raw_template(NAME, text).expect("a template that parses");
            parse.push(start.elapsed().as_secs_f64() * 1e3);
            let start = Instant::now();
            bytes = tera.render(NAME, &context).expect("a template that renders").len();
            render.push(start.elapsed().as_secs_f64() * 1e3);
        }
        println!("{}", json!({ "parse": least(parse), "render": least(render), "bytes": bytes }));
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let work = move || match arguments.as_slice() {
        [] => serve(),
        [verb, runs] if verb == "time" => time(runs.parse().expect("a number")),
        _ => panic!("usage: ggen-oracle [time RUNS]"),
    };
    std::thread::Builder::new().stack_size(STACK).spawn(work).expect("a thread").join().expect("it ran to its end");
}
