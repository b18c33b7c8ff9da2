//! Tantivy with its aggregations, as a process that bench/run talks to:
//!
//!     tantivy-peer index PEERS.jsonl DIR
//!     tantivy-peer serve DIR
//!
//! A field for each language takes title and text; the title stands in a field of its own, too, which adds to the score
//! alone. Hits are ranked first, with all that Tantivy knows to skip; then all matches are collected without scores for
//! the aggregations. Done in one pass, ranking could skip nothing.

use std::error::Error;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::ops::Bound;
use std::time::Instant;

use serde_json::{json, Value};
use tantivy::aggregation::agg_req::Aggregations;
use tantivy::aggregation::AggregationCollector;
use tantivy::collector::{Count, TopDocs};
use tantivy::query::{AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, Occur, PhraseQuery, Query, RangeQuery, TermQuery};
use tantivy::schema::{
    Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions, Value as _, FAST, INDEXED, STORED, STRING,
};
use tantivy::tokenizer::{Language, LowerCaser, RemoveLongFilter, SimpleTokenizer, Stemmer, TextAnalyzer, TokenizerManager};
use tantivy::{DocAddress, Index, IndexWriter, Order, Searcher, TantivyDocument, Term};

type Fallible<T> = Result<T, Box<dyn Error>>;

const TITLE_BOOST: f32 = 3.0;
const LANGUAGES: [(&str, Language); 2] = [("en", Language::English), ("ru", Language::Russian)];

#[derive(Clone)]
struct Fields {
    id: Field,
    title: Field,
    text: Field,
    titles: [Field; 2], // by LANGUAGES, indexed alone
    texts: [Field; 2],
    person: Field,
    organization: Field,
    day: Field,
    month: Field,
}

fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let words = |language: &str| {
        TextOptions::default().set_indexing_options(
            TextFieldIndexing::default()
                .set_tokenizer(language)
                .set_index_option(IndexRecordOption::WithFreqsAndPositions),
        )
    };
    let fields = Fields {
        id: builder.add_text_field("id", STORED),
        title: builder.add_text_field("title", STORED),
        text: builder.add_text_field("text", STORED),
        titles: LANGUAGES.map(|(code, _)| builder.add_text_field(&format!("title_{code}"), words(code))),
        texts: LANGUAGES.map(|(code, _)| builder.add_text_field(&format!("text_{code}"), words(code))),
        person: builder.add_text_field("person", STRING | FAST),
        organization: builder.add_text_field("organization", STRING | FAST),
        day: builder.add_u64_field("day", INDEXED | FAST),
        month: builder.add_u64_field("month", FAST),
    };
    (builder.build(), fields)
}

fn tokenizers() -> TokenizerManager {
    let manager = TokenizerManager::default();
    for (code, language) in LANGUAGES {
        let analyzer = TextAnalyzer::builder(SimpleTokenizer::default())
            .filter(RemoveLongFilter::limit(255))
            .filter(LowerCaser)
            .filter(Stemmer::new(language))
            .build();
        manager.register(code, analyzer);
    }
    manager
}

fn text_of<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or("")
}

fn texts_of<'a>(value: &'a Value, name: &str) -> Vec<&'a str> {
    value[name].as_array().map_or(vec![], |values| values.iter().filter_map(Value::as_str).collect())
}

fn language_of(value: &Value) -> usize {
    usize::from(text_of(value, "lang") == "ru")
}

/// YYYYMMDD.
fn day_of(date: &str) -> Fallible<u64> {
    Ok(date.replace('-', "").parse()?)
}

fn index(file: &str, folder: &str) -> Fallible<()> {
    let start = Instant::now();
    let (schema, fields) = schema();
    let mut index = Index::create_in_dir(folder, schema)?;
    index.set_tokenizers(tokenizers());
    let mut writer: IndexWriter = index.writer_with_num_threads(1, 256_000_000)?;
    let mut read = 0.0;
    let mut articles = 0;
    for line in BufReader::new(File::open(file)?).lines() {
        let reading = Instant::now();
        let article: Value = serde_json::from_str(&line?)?;
        read += reading.elapsed().as_secs_f64();
        writer.add_document(document(&article, &fields)?)?;
        articles += 1;
    }
    writer.commit()?;
    let added = start.elapsed().as_secs_f64();
    let segments = index.searchable_segment_ids()?;
    if segments.len() > 1 {
        writer.merge(&segments).wait()?;
    }
    writer.garbage_collect_files().wait()?;
    writer.wait_merging_threads()?;
    let stages = json!({"read": read, "add": added - read, "finish": start.elapsed().as_secs_f64() - added});
    println!("{}", json!({"articles": articles, "stages": stages}));
    Ok(())
}

fn document(article: &Value, fields: &Fields) -> Fallible<TantivyDocument> {
    let language = language_of(article);
    let (title, text, date) = (text_of(article, "title"), text_of(article, "text"), text_of(article, "date"));
    let mut document = TantivyDocument::new();
    document.add_text(fields.id, text_of(article, "id"));
    document.add_text(fields.title, title);
    document.add_text(fields.text, text);
    document.add_text(fields.titles[language], title);
    document.add_text(fields.texts[language], title);
    document.add_text(fields.texts[language], text);
    for id in texts_of(article, "people") {
        document.add_text(fields.person, id);
    }
    for id in texts_of(article, "organizations") {
        document.add_text(fields.organization, id);
    }
    if !date.is_empty() {
        let day = day_of(date)?;
        document.add_u64(fields.day, day);
        document.add_u64(fields.month, day / 10_000 * 12 + day / 100 % 100 - 1);
    }
    Ok(document)
}

struct Peer {
    fields: Fields,
    searcher: Searcher,
    analyzers: [TextAnalyzer; 2],
    facets: Aggregations,
}

struct Answer {
    total: usize,
    hits: Vec<String>,
    facets: Value,
}

impl Peer {
    fn open(folder: &str) -> Fallible<Peer> {
        let mut index = Index::open_in_dir(folder)?;
        index.set_tokenizers(tokenizers());
        let searcher = index.reader()?.searcher();
        let facets = serde_json::from_value(json!({
            "person": {"terms": {"field": "person", "size": 20}},
            "organization": {"terms": {"field": "organization", "size": 20}},
            "month": {"histogram": {"field": "month", "interval": 1.0, "min_doc_count": 1}},
        }))?;
        let analyzers = LANGUAGES.map(|(code, _)| index.tokenizers().get(code).expect("registered above"));
        Ok(Peer { fields: schema().1, searcher, analyzers, facets })
    }

    fn search(&mut self, asked: &Value) -> Fallible<Answer> {
        let filters = self.filters(asked)?;
        let words = self.words(asked);
        let best: Vec<DocAddress> = if text_of(asked, "sort") == "newest" {
            let collector = TopDocs::with_limit(10).order_by_u64_field("day", Order::Desc);
            let matched = self.matched(asked, &words, &filters, false);
            self.searcher.search(&*matched, &collector)?.into_iter().map(|hit| hit.1).collect()
        } else {
            let scored = self.matched(asked, &words, &filters, true);
            let collector = TopDocs::with_limit(10).order_by_score();
            self.searcher.search(&*scored, &collector)?.into_iter().map(|hit| hit.1).collect()
        };
        let mut hits = vec![];
        for address in best {
            let stored: TantivyDocument = self.searcher.doc(address)?;
            let _title = stored.get_first(self.fields.title).and_then(|value| value.as_str());
            hits.push(stored.get_first(self.fields.id).and_then(|value| value.as_str()).unwrap_or("").to_string());
        }
        let matched = self.matched(asked, &words, &filters, false);
        let collector = AggregationCollector::from_aggs(self.facets.clone(), Default::default());
        let (total, facets) = self.searcher.search(&*matched, &(Count, collector))?;
        Ok(Answer { total, hits, facets: serde_json::to_value(facets)? })
    }

    fn words(&mut self, asked: &Value) -> Vec<String> {
        let mut terms = vec![];
        for word in texts_of(asked, "words") {
            let mut tokens = self.analyzers[language_of(asked)].token_stream(word);
            tokens.process(&mut |token| terms.push(token.text.clone()));
        }
        terms
    }

    fn filters(&self, asked: &Value) -> Fallible<Vec<Box<dyn Query>>> {
        let mut filters: Vec<Box<dyn Query>> = vec![];
        let person = text_of(asked, "person");
        if !person.is_empty() {
            let term = Term::from_field_text(self.fields.person, person);
            filters.push(Box::new(TermQuery::new(term, IndexRecordOption::Basic)));
        }
        let from = text_of(asked, "from");
        if !from.is_empty() {
            let bound = |date| -> Fallible<Bound<Term>> {
                Ok(Bound::Included(Term::from_field_u64(self.fields.day, day_of(date)?)))
            };
            filters.push(Box::new(RangeQuery::new(bound(from)?, bound(text_of(asked, "to"))?)));
        }
        Ok(filters)
    }

    fn matched(&self, asked: &Value, words: &[String], filters: &[Box<dyn Query>], is_scored: bool) -> Box<dyn Query> {
        let language = language_of(asked);
        let terms = |field: Field| words.iter().map(|word| Term::from_field_text(field, word)).collect::<Vec<_>>();
        let (text, title) = (terms(self.fields.texts[language]), terms(self.fields.titles[language]));
        let mut must: Vec<Box<dyn Query>> = vec![];
        let mut should: Vec<Box<dyn Query>> = vec![];
        let option = if is_scored { IndexRecordOption::WithFreqs } else { IndexRecordOption::Basic };
        if text_of(asked, "op") == "phrase" && words.len() > 1 {
            must.push(Box::new(PhraseQuery::new(text)));
            if is_scored {
                should.push(Box::new(BoostQuery::new(Box::new(PhraseQuery::new(title)), TITLE_BOOST)));
            }
        } else {
            let is_or = text_of(asked, "op") == "or";
            for term in text {
                let query = Box::new(TermQuery::new(term, option));
                if is_or {
                    should.push(query);
                } else {
                    must.push(query);
                }
            }
            if is_scored {
                for term in title {
                    should.push(Box::new(BoostQuery::new(Box::new(TermQuery::new(term, option)), TITLE_BOOST)));
                }
            }
        }
        if must.len() == 1 && should.is_empty() && filters.is_empty() {
            return must.pop().expect("there is one");
        }
        // Beside filters, words that are joined by OR are one condition of several.
        if must.is_empty() && !should.is_empty() && !filters.is_empty() {
            must.push(Box::new(BooleanQuery::union(std::mem::take(&mut should))));
        }
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = vec![];
        for filter in filters {
            clauses.push((Occur::Must, Box::new(ConstScoreQuery::new(filter.box_clone(), 0.0))));
        }
        clauses.extend(must.into_iter().map(|query| (Occur::Must, query)));
        clauses.extend(should.into_iter().map(|query| (Occur::Should, query)));
        if clauses.is_empty() {
            return Box::new(AllQuery);
        }
        Box::new(BooleanQuery::new(clauses))
    }
}

fn thread_cpu_nanoseconds() -> i64 {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: the call writes to `time` alone.
    unsafe { libc::clock_gettime(libc::CLOCK_THREAD_CPUTIME_ID, &mut time) };
    time.tv_sec * 1_000_000_000 + time.tv_nsec
}

fn counts(facet: &Value) -> Value {
    let buckets = facet["buckets"].as_array().cloned().unwrap_or_default();
    buckets.iter().map(|bucket| json!([bucket["key"], bucket["doc_count"]])).collect()
}

fn serve(folder: &str) -> Fallible<()> {
    let mut peer = Peer::open(folder)?;
    let mut out = io::stdout().lock();
    writeln!(out, "{}", json!({"engine": format!("Tantivy {}", tantivy::version_string())}))?;
    out.flush()?;
    for line in io::stdin().lock().lines() {
        let asked: Value = serde_json::from_str(&line?)?;
        let cpu = thread_cpu_nanoseconds();
        let start = Instant::now();
        let answer = peer.search(&asked)?;
        let wall = start.elapsed().as_nanos() as u64;
        let cpu = thread_cpu_nanoseconds() - cpu;
        let months = answer.facets["month"]["buckets"].as_array().map_or(0, Vec::len);
        let line = json!({
            "total": answer.total, "hits": answer.hits, "people": counts(&answer.facets["person"]),
            "organizations": counts(&answer.facets["organization"]), "months": months, "parts": {},
            "wall_ns": wall, "cpu_ns": cpu,
        });
        writeln!(out, "{line}")?;
        out.flush()?;
    }
    Ok(())
}

fn main() -> Fallible<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["index", file, folder] => index(file, folder),
        ["serve", folder] => serve(folder),
        _ => {
            eprintln!("tantivy-peer index PEERS.jsonl DIR | serve DIR");
            std::process::exit(2)
        }
    }
}
