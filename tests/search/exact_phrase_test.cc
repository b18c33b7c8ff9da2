#include "search/exact_phrase.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "support/test_index.h"
#include "text/exact_form.h"

namespace dossier::search {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// Docids are 1, 2, … in the order of the articles.
class ExactPhraseTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    index_ = std::make_unique<TestIndex>();
    index_->AddAll({
        {.title = "Grain deal", .text = "The deal was signed.\n\nA grain deal was the aim."},
        {.title = "Deal", .text = "Grain deals were signed.\n\nGrain was sold."},
        {.title = "Королёв и Королев", .text = "Рядом с Нью-Йорком. Куплено 5 С-400."},
        {.title = "Sale", .text = "Grain grain grain deal. The U.S. Army left."},
    });
    database_ = index_->Open();
  }
  static void TearDownTestSuite() {
    database_ = Xapian::Database();
    index_.reset();
  }

  static std::vector<DocId> Find(const std::vector<std::string>& forms,
                                 QueryField field = QueryField::kAny,
                                 const std::vector<DocId>& candidates = {1, 2, 3, 4}) {
    const DocSet found =
        DocsWithExactPhrase(database_, DocSet(candidates.size(), candidates.data()), forms, field,
                            Deadline::max(), index_->analyzer());
    return {found.begin(), found.end()};
  }

  static inline std::unique_ptr<TestIndex> index_;
  static inline Xapian::Database database_;
};

TEST_F(ExactPhraseTest, FindsFormsOneBehindTheOther) {
  struct Case {
    std::vector<std::string> forms;
    std::vector<DocId> docs;
  };
  const std::vector<Case> cases = {
      {{"grain", "deal"}, {1, 4}},
      {{"deal", "grain"}, {}},    // title and text are apart
      {{"grain", "deals"}, {2}},  // this form only
      {{"deal", "was", "signed"}, {1}},
      {{"signed", "grain"}, {2}},         // over the end of a paragraph
      {{"grain", "grain", "deal"}, {4}},  // begins inside of a run that goes on
      {{"grain", "grain", "grain", "grain"}, {}},
      {{"grain"}, {1, 2, 4}},
      {{"left"}, {4}},  // the last word
      {{"королёв", "и", "королев"}, {3}},
      {{"королев", "и", "королев"}, {}},
      {{"королёв", "и", "королёв"}, {}},
      {{"нью", "йорком"}, {3}},
      {{"5", "с", "400"}, {3}},
      {{"5", "с400"}, {3}},  // a variant stands where its word does
      {{"the", "us", "army"}, {4}},
      {{"the", "u.s", "army"}, {4}},
      {{"us", "u.s"}, {}},  // but is no word of its own
  };
  for (const Case& c : cases) {
    EXPECT_EQ(Find(c.forms), c.docs) << testing::PrintToString(c.forms);
  }
}

TEST_F(ExactPhraseTest, LooksIntoTheFieldAlone) {
  EXPECT_THAT(Find({"grain", "deal"}, QueryField::kTitle), ElementsAre(1));
  EXPECT_THAT(Find({"grain", "deal"}, QueryField::kLead), ElementsAre(4));
  EXPECT_THAT(Find({"deal"}, QueryField::kTitle), ElementsAre(1, 2));
  EXPECT_THAT(Find({"grain", "deals"}, QueryField::kTitle), IsEmpty());
  EXPECT_THAT(Find({"signed", "grain"}, QueryField::kLead), IsEmpty());
}

TEST_F(ExactPhraseTest, LooksAtTheCandidatesAlone) {
  EXPECT_THAT(Find({"grain", "deal"}, QueryField::kAny, {2, 4}), ElementsAre(4));
  EXPECT_THAT(Find({"grain", "deal"}, QueryField::kAny, {}), IsEmpty());
}

TEST_F(ExactPhraseTest, EndsAtItsDeadline) {
  constexpr DocId first = 1;
  EXPECT_THROW(DocsWithExactPhrase(database_, DocSet(1, &first), {"grain"}, QueryField::kAny,
                                   Deadline::min(), index_->analyzer()),
               QueryTimeout);
}

}  // namespace
}  // namespace dossier::search
