// A bounded queue that clients take turns in: who asks much waits behind himself, not before
// others.
#pragma once

#include <algorithm>
#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace tracuu::searchd {

template <typename Work>
class FairQueue {
 public:
  bool empty() const { return size_ == 0; }
  std::size_t size() const { return size_; }

  /// Whether one more of this client may come: always while there are `hands` for all that waits,
  /// and then into one of `places`. Nobody may take more of those than he leaves to others, so that
  /// one client alone never fills the queue.
  bool admits(std::string_view client, std::size_t hands, std::size_t places) const {
    if (size_ < hands) return true;
    const auto found = waiting_.find(std::string(client));
    const std::size_t his = found == waiting_.end() ? 0 : found->second.size();
    const std::size_t left = hands + places - std::min(size_, hands + places);
    return his < left;
  }

  void push(std::string_view client, Work work) {
    auto& his = waiting_[std::string(client)];
    if (his.empty()) turns_.emplace_back(client);
    his.push_back(std::move(work));
    ++size_;
  }

  /// The oldest of the client whose turn it is. There must be one.
  Work pop() {
    std::string client = std::move(turns_.front());
    turns_.pop_front();
    const auto his = waiting_.find(client);
    Work work = std::move(his->second.front());
    his->second.pop_front();
    --size_;
    if (his->second.empty()) {
      waiting_.erase(his);
    } else {
      turns_.push_back(std::move(client));
    }
    return work;
  }

 private:
  std::unordered_map<std::string, std::deque<Work>> waiting_;  ///< never an empty one
  std::deque<std::string> turns_;                              ///< of those who wait
  std::size_t size_ = 0;
};

}  // namespace tracuu::searchd
