#include "text/stopwords.h"

#include <algorithm>
#include <array>

#include "base/word_map.h"

namespace dossier::text {
namespace {

// Articles, pronouns, prepositions, conjunctions, particles and the auxiliary verbs, in the form of
// Token::term (so that every ё is е, and "it's" is "it"). Sorted by bytes. Words that are also a
// name or a country in capitals stay out where they are frequent as such: us.
constexpr std::array<std::string_view, 146> kEnglish = {
    "a",       "about",  "after",    "again",   "all",      "also",      "am",      "an",
    "and",     "any",    "are",      "as",      "at",       "be",        "because", "been",
    "before",  "being",  "between",  "both",    "but",      "by",        "can",     "can't",
    "cannot",  "could",  "couldn't", "did",     "didn't",   "do",        "does",    "doesn't",
    "doing",   "don't",  "down",     "during",  "each",     "for",       "from",    "further",
    "had",     "has",    "hasn't",   "have",    "haven't",  "having",    "he",      "he'll",
    "her",     "here",   "hers",     "herself", "him",      "himself",   "his",     "how",
    "i",       "i'd",    "i'll",     "i'm",     "i've",     "if",        "in",      "into",
    "is",      "isn't",  "it",       "itself",  "just",     "me",        "more",    "most",
    "my",      "myself", "no",       "nor",     "not",      "now",       "of",      "off",
    "on",      "once",   "only",     "or",      "other",    "our",       "ours",    "out",
    "over",    "own",    "same",     "she",     "should",   "shouldn't", "so",      "some",
    "such",    "than",   "that",     "the",     "their",    "theirs",    "them",    "themselves",
    "then",    "there",  "these",    "they",    "they're",  "they've",   "this",    "those",
    "through", "to",     "too",      "under",   "until",    "up",        "upon",    "very",
    "was",     "wasn't", "we",       "we'll",   "we're",    "we've",     "were",    "weren't",
    "what",    "when",   "where",    "which",   "while",    "who",       "whom",    "whose",
    "why",     "will",   "with",     "would",   "wouldn't", "you",       "you're",  "you've",
    "your",    "yours",
};
static_assert(std::ranges::is_sorted(kEnglish));

constexpr std::array<std::string_view, 207> kRussian = {
    "а",        "без",      "более",   "бы",      "был",      "была",    "были",    "было",
    "быть",     "в",        "вам",     "вами",    "вас",      "ваш",     "ваша",    "ваше",
    "ваши",     "весь",     "во",      "вот",     "все",      "всего",   "всей",    "всем",
    "всеми",    "всех",     "всю",     "вся",     "где",      "да",      "для",     "до",
    "его",      "ее",       "ей",      "ему",     "если",     "есть",    "еще",     "ею",
    "же",       "за",       "зачем",   "здесь",   "и",        "из",      "или",     "им",
    "ими",      "их",       "к",       "как",     "какая",    "какие",   "каким",   "какими",
    "каких",    "каков",    "какова",  "каково",  "какого",   "какой",   "каком",   "какому",
    "какую",    "кем",      "ко",      "когда",   "кого",     "ком",     "кому",    "которая",
    "которого", "которое",  "которой", "котором", "которому", "которую", "которые", "который",
    "которым",  "которыми", "которых", "кто",     "куда",     "ли",      "лишь",    "между",
    "меня",     "мне",      "мной",    "мое",     "мои",      "мой",     "моя",     "мы",
    "на",       "над",      "нам",     "нами",    "нас",      "наш",     "наша",    "наше",
    "наши",     "не",       "него",    "нее",     "ней",      "нем",     "нему",    "нет",
    "ни",       "ним",      "ними",    "них",     "но",       "о",       "об",      "обо",
    "однако",   "он",       "она",     "они",     "оно",      "от",      "откуда",  "по",
    "под",      "после",    "потому",  "почему",  "при",      "про",     "с",       "сам",
    "свое",     "своего",   "своей",   "своем",   "своему",   "свои",    "своим",   "своих",
    "свой",     "свою",     "своя",    "себе",    "себя",     "сколько", "со",      "собой",
    "так",      "такая",    "также",   "такие",   "таким",    "таких",   "такого",  "такое",
    "такой",    "такому",   "такую",   "там",     "тебе",     "тебя",    "тем",     "теперь",
    "то",       "тобой",    "тогда",   "того",    "тоже",     "той",     "только",  "том",
    "тому",     "тот",      "ту",      "тут",     "ты",       "у",       "уже",     "хотя",
    "чего",     "чей",      "чем",     "чему",    "через",    "что",     "чтобы",   "чье",
    "чьи",      "чья",      "эта",     "эти",     "этим",     "этими",   "этих",    "это",
    "этого",    "этой",     "этом",    "этому",   "этот",     "эту",     "я",
};
static_assert(std::ranges::is_sorted(kRussian));

// Not "can", "will" and the like, which are names as well: such questions have their question mark.
// Sorted by bytes.
constexpr std::array<std::string_view, 33> kQuestionWords = {
    "how",    "what",   "when",   "where",   "which", "who",   "whom",  "whose",  "why",
    "где",    "зачем",  "как",    "какая",   "какие", "каким", "каких", "какова", "каково",
    "какого", "какое",  "какой",  "каком",   "какую", "кем",   "когда", "кому",   "кто",
    "куда",   "откуда", "почему", "сколько", "чей",   "что",
};
static_assert(std::ranges::is_sorted(kQuestionWords));

}  // namespace

bool IsStopWord(std::string_view term) {
  static const WordMap<bool> kWords = [] {
    WordMap<bool> words;
    for (const std::string_view word : kEnglish) words.Add(word);
    for (const std::string_view word : kRussian) words.Add(word);
    return words;
  }();
  return kWords.Find(term) != nullptr;
}

bool IsQuestionWord(std::string_view term) {
  return std::ranges::binary_search(kQuestionWords, term);
}

}  // namespace dossier::text
