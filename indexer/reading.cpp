#include "indexer/reading.hpp"

#include <algorithm>
#include <thread>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "archive/errors.hpp"
#include "corpus/fingerprint.hpp"
#include "corpus/gazetteer/unit_of_report.hpp"
#include "indexer/build.hpp"
#include "indexer/document/make_document.hpp"
#include "indexer/document/personal_data.hpp"

namespace tracuu::indexer {
namespace {

using archive::DatabaseError;

constexpr std::size_t slowest_named = 3;

std::int64_t now_ns() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::nanoseconds>(now).count();
}

/// A report marked secret is for a person to decide about: not searchable until then.
std::string quarantine_reason(const corpus::Report& report) {
  return fmt::format("{}: marked {} at byte {}; a person must decide whether it may be searched",
                     report.source.path, report.marks.secrecy->value,
                     report.marks.secrecy->evidence.offset);
}

}  // namespace

Reading::Reading(const ReadingOptions& options, const tokenizers::Analyzer& analyzer, Known& known,
                 Settler& settler, Workplace& workplace, const BuildObserver& observer,
                 const std::filesystem::path& part)
    : options_(options),
      analyzer_(analyzer),
      known_(known),
      settler_(settler),
      workplace_(workplace),
      observer_(observer),
      warm_since_ns_(now_ns() - options.warm.count()),
      queue_(2U * options.jobs, ended_.get_token()),
      sources_(part / "sources.jsonl", std::ios::binary),
      rejected_(part / "rejected.jsonl", std::ios::binary),
      duplicates_(part / "duplicates.jsonl", std::ios::binary),
      near_(part / "near.jsonl", std::ios::binary) {}

double Reading::seconds() const {
  return std::chrono::duration<double>(Clock::now() - started_).count();
}

void Reading::run(const Listing& listing, std::uint64_t total_bytes, const std::stop_token& stop) {
  progress_.total_bytes = total_bytes;
  const std::stop_callback end(stop, [this] { ended_.request_stop(); });
  {
    std::vector<std::jthread> workers;
    for (unsigned i = 0; i < options_.jobs; ++i) {
      workers.emplace_back([this] { catching([this] { work(); }); });
    }
    catching([&] {
      BatchCutter cutter(options_.batch_bytes, [this](Batch batch) {
        queue_.push(std::move(batch));
        if (ended_.stop_requested()) throw Interrupted("stopped while listing");
      });
      listing([&](Listed listed) { cutter.add(std::move(listed)); });
      cutter.finish();
    });
    queue_.close();
  }
  if (failure_ != nullptr) std::rethrow_exception(failure_);
  if (stop.stop_requested()) throw Interrupted("stopped while reading");
  for (std::ofstream* file : {&sources_, &rejected_, &duplicates_, &near_}) {
    file->close();
    if (!*file) throw DatabaseError("cannot write the lists of files; is the disk full?");
  }
}

void Reading::show(Phase phase) {
  const std::scoped_lock lock(mutex_);
  progress_.phase = phase;
  show_progress();
}

/// Keeps what is thrown for run() to throw, and ends all threads.
template <typename Work>
void Reading::catching(Work work) {
  try {
    work();
  } catch (...) {
    {
      const std::scoped_lock lock(mutex_);
      if (failure_ == nullptr) failure_ = std::current_exception();
    }
    ended_.request_stop();
  }
}

void Reading::work() {
  PieceWriter writer(workplace_, analyzer_, options_.batch_bytes, options_.most_words);
  const auto finish = [&] {
    if (auto piece = writer.finish()) {
      const std::scoped_lock lock(mutex_);
      pieces_.push_back(*std::move(piece));
    }
  };
  while (const std::optional<Batch> batch = queue_.pop()) {
    std::vector<Got> all = get(*batch);
    if (ended_.stop_requested() || !settle(batch->number, all)) break;
    std::vector<Entry> noted;
    for (Got& got : all) {
      if (!got.report) continue;
      if (got.entry.verdict.fate == Fate::indexed) {
        writer.put(to_record(*got.report), got.report->text);
      }
      noted.push_back(std::move(got.entry));
    }
    writer.note(noted);
    queue_.done(*batch);
    if (writer.is_full()) finish();
    const std::scoped_lock lock(mutex_);
    progress_.bytes += batch->bytes;
    show_progress();
  }
  finish();
}

std::vector<Reading::Got> Reading::get(const Batch& batch) {
  std::vector<Got> all;
  all.reserve(batch.listed.size());
  for (const Listed& listed : batch.listed) {
    if (ended_.stop_requested()) break;
    if (const auto* rejection = std::get_if<Rejection>(&listed)) {
      Got got;
      got.entry.path = rejection->path;
      got.entry.content = {{}, {}, rejection->code, rejection->reason};
      got.known = known_.find(rejection->path);
      all.push_back(std::move(got));
    } else {
      all.push_back(look_at(std::get<corpus::Item>(listed)));
    }
  }
  return all;
}

/// Reads it only where it is not what it was.
Reading::Got Reading::look_at(const corpus::Item& item) const {
  Known::Place* known = known_.find(item.path);
  const auto as_it_was = [&](FileState state) {
    Got got{known->entry, item, std::nullopt, known, 0};
    got.entry.state = state;
    return got;
  };
  if (known != nullptr && (options_.trusts_known || still_holds(known->entry, item))) {
    return as_it_was(known->entry.state);
  }
  const FileState state = state_of(item, warm_since_ns_);
  if (known != nullptr && !known->entry.sha256.empty() &&
      state.length == known->entry.state.length &&
      corpus::sha256_of(item, options_.limits) == known->entry.sha256) {
    return as_it_was(state);
  }
  Got got = read(item, state);
  got.known = known;
  return got;
}

Reading::Got Reading::read(const corpus::Item& item, FileState state) const {
  const auto start = Clock::now();
  Got got;
  got.item = item;
  got.entry.path = item.path;
  got.entry.state = state;
  try {
    got.report = with_personal_data(corpus::gazetteer::with_unit(
        corpus::read_report(item, options_.limits, options_.sheet, options_.topics),
        options_.gazetteer));
    got.entry.sha256 = got.report->source.sha256;
    got.entry.content.id = got.report->id;
    const corpus::Fingerprint fingerprint = corpus::fingerprint_of(got.report->text);
    got.entry.content.fingerprint = fingerprint.words;
    got.entry.content.signature = to_text(fingerprint.signature);
    if (got.report->marks.secrecy) {
      got.entry.content.code = "quarantined";
      got.entry.content.reason = quarantine_reason(*got.report);
    }
  } catch (const corpus::UnreadableReport& reason) {
    got.entry.content = {{}, {}, reason.code(), reason.what()};
  }
  got.seconds = std::chrono::duration<double>(Clock::now() - start).count();
  return got;
}

/// In turn, batch after batch: the order of the listing decides, not that of the workers. False
/// where the run ends before.
bool Reading::settle(std::uint64_t batch, std::vector<Got>& all) {
  {
    std::unique_lock lock(mutex_);
    if (!turned_.wait(lock, ended_.get_token(), [&] { return turn_ == batch; })) return false;
  }
  for (Got& got : all) settle(got);
  const std::scoped_lock lock(mutex_);
  for (const Got& got : all) count(got);
  ++turn_;
  turned_.notify_all();
  return true;
}

void Reading::settle(Got& got) {
  if (got.known != nullptr) got.known->is_listed = true;
  const auto is_stored = [&] {
    return got.report || (got.known != nullptr && got.known->entry.verdict.fate == Fate::indexed);
  };
  Verdict verdict = settler_.judge(got.entry.path, got.entry.content);
  if (verdict.fate == Fate::indexed && !is_stored() && got.item) {
    // It was a copy of a report that is gone, and was not kept: read it now.
    Got again = read(*got.item, got.entry.state);
    again.known = got.known;
    got = std::move(again);
    verdict = settler_.judge(got.entry.path, got.entry.content);
  }
  if (verdict.fate == Fate::indexed) {
    got.near = settler_.claim(got.entry.content);
    if (!got.report) got.known->kept = true;
  }
  got.entry.verdict = std::move(verdict);
  sources_ << to_json_line(got.entry);
}

// -- with mutex_ held --

void Reading::count(const Got& got) {
  const Entry& entry = got.entry;
  const bool is_new = got.known == nullptr || got.known->entry.content != entry.content ||
                      got.known->entry.verdict != entry.verdict ||
                      got.known->entry.sha256 != entry.sha256;
  has_changed_ |= is_new;
  switch (entry.verdict.fate) {
    case Fate::indexed:
      ++(got.report ? tally_.indexed : tally_.unchanged);
      ++progress_.indexed;
      if (got.near) {
        ++tally_.near;
        near_ << archive::near_line(entry.content.id, *got.near);
      }
      break;
    case Fate::duplicate:
      ++tally_.duplicates;
      duplicates_ << archive::duplicate_line(entry.path, entry.content.id, entry.verdict.of);
      break;
    case Fate::quarantined:
    case Fate::rejected: {
      const Rejection rejection{entry.path, entry.verdict.code, entry.verdict.reason};
      rejected_ << to_json_line(rejection);
      ++tally_.rejected[rejection.code];
      ++progress_.rejected;
      if (is_new) observer_.rejected(rejection);
      break;
    }
  }
  if (got.item) tally_.bytes += got.item->length;
  if (got.seconds > 0) {
    tally_.slowest.push_back({entry.path, got.seconds});
    std::ranges::sort(tally_.slowest, std::ranges::greater{}, &Tally::Slow::seconds);
    if (tally_.slowest.size() > slowest_named) tally_.slowest.pop_back();
  }
}

void Reading::show_progress() {
  progress_.seconds = seconds();
  observer_.progress(progress_);
}

}  // namespace tracuu::indexer
