#include "entities/facet_ids.h"

#include <algorithm>
#include <string_view>
#include <tuple>

namespace dossier::entities {

void AssignIds(const IsTaken& is_taken, std::vector<IdWish*>& wishes) {
  std::ranges::sort(wishes, [](const IdWish* a, const IdWish* b) {
    return std::tuple(std::string_view(a->slug), ~a->articles, a->order) <
           std::tuple(std::string_view(b->slug), ~b->articles, b->order);
  });
  std::vector<IdWish*> refused;
  const IdWish* before = nullptr;
  for (IdWish* wish : wishes) {
    const bool taken = before != nullptr && before->slug == wish->slug;
    if (taken || is_taken(wish->slug)) refused.push_back(wish);
    before = wish;
  }
  const auto is_wished = [&wishes](std::string_view id) {
    return std::ranges::binary_search(
        wishes, id, {}, [](const IdWish* wish) { return std::string_view(wish->slug); });
  };
  std::vector<std::string> ids;
  ids.reserve(refused.size());
  int number = 1;
  for (std::size_t i = 0; i < refused.size(); ++i) {
    if (i == 0 || refused[i]->slug != refused[i - 1]->slug) number = 1;
    std::string id;
    do {
      id = refused[i]->slug + '-' + std::to_string(++number);
    } while (is_wished(id) || is_taken(id));
    ids.push_back(std::move(id));
  }
  for (std::size_t i = 0; i < refused.size(); ++i) refused[i]->slug = std::move(ids[i]);
}

}  // namespace dossier::entities
