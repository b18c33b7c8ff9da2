#include "entities/facet_ids.h"

#include <algorithm>
#include <string_view>
#include <tuple>

namespace dossier::entities {

void AssignIds(const IsTaken& is_taken, std::vector<IdWish>& wishes, StringStore& store) {
  std::ranges::sort(wishes, {}, [](const IdWish& wish) {
    return std::tuple(wish.slug, ~wish.articles, wish.order);
  });
  std::vector<std::size_t> refused;
  for (std::size_t i = 0; i < wishes.size(); ++i) {
    const bool is_second = i > 0 && wishes[i - 1].slug == wishes[i].slug;
    if (is_second || is_taken(wishes[i].slug)) refused.push_back(i);
  }
  std::vector<std::string_view> ids;
  ids.reserve(refused.size());
  int number = 1;
  std::string_view before;
  for (const std::size_t i : refused) {
    const std::string_view slug = wishes[i].slug;
    if (slug != before) number = 1;
    before = slug;
    std::string id;
    do {
      id = std::string(slug) + '-' + std::to_string(++number);
    } while (std::ranges::binary_search(wishes, std::string_view(id), {}, &IdWish::slug) ||
             is_taken(id));
    ids.push_back(store.Keep(id));
  }
  for (std::size_t i = 0; i < refused.size(); ++i) wishes[refused[i]].slug = ids[i];
}

}  // namespace dossier::entities
