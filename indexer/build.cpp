#include "indexer/build.hpp"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <fstream>
#include <map>
#include <mutex>
#include <thread>
#include <unordered_set>
#include <utility>
#include <variant>

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <unicode/uversion.h>

#include "archive/check.hpp"
#include "archive/schema.hpp"
#include "corpus/gazetteer/unit_of_report.hpp"
#include "indexer/batches.hpp"
#include "indexer/join.hpp"
#include "indexer/lexicon_runs.hpp"
#include "indexer/make_document.hpp"
#include "indexer/personal_data.hpp"
#include "indexer/units.hpp"
#include "tokenizers/abbreviations.hpp"
#include "tokenizers/lexicon.hpp"

namespace tracuu::indexer {
namespace {

namespace fs = std::filesystem;
using archive::DatabaseError;
using Clock = std::chrono::steady_clock;

/// What the sources hold, about: good enough for a progress bar.
std::uint64_t bytes_below(const std::vector<fs::path>& sources) {
  std::uint64_t bytes = 0;
  const auto add = [&](const fs::path& file) {
    std::error_code error;
    const std::uintmax_t size = fs::file_size(file, error);
    if (!error) bytes += size;
  };
  for (const fs::path& source : sources) {
    std::error_code error;
    if (fs::is_regular_file(source, error)) add(source);
    fs::recursive_directory_iterator entry(source, fs::directory_options::skip_permission_denied,
                                           error);
    for (const fs::recursive_directory_iterator end; !error && entry != end;
         entry.increment(error)) {
      std::error_code unknown;
      if (entry->path().filename().native().starts_with('.')) {
        entry.disable_recursion_pending();
      } else if (entry->is_regular_file(unknown)) {
        add(entry->path());
      }
    }
  }
  return bytes;
}

std::string icu_version() {
  UVersionInfo version;
  char text[U_MAX_VERSION_STRING_LENGTH];
  u_getVersion(version);
  u_versionToString(version, text);
  return text;
}

/// Lost with the build if the machine stops, so nothing is synced: publish() does that, once.
Xapian::WritableDatabase create_database(const fs::path& path) {
  constexpr int flags = Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC |
                        Xapian::DB_DANGEROUS | Xapian::DB_NO_TERMLIST;
  return Xapian::WritableDatabase(path.string(), flags, block_bytes);
}

/// Entries of a worker's lexicon before it goes to disk: some 60 MB.
constexpr std::size_t most_counted = 1'000'000;
/// Lines of a generation's lexicon: words and their pairs; phrases to suggest.
constexpr std::size_t most_words = 1'000'000;
constexpr std::size_t most_phrases = 100'000;

/// The part of a build that runs on many threads: from the sources to a database a batch.
class Writing {
 public:
  /// Writes rejected.jsonl and the folder `batches` into `part`. All arguments outlive it.
  Writing(const BuildOptions& options, const BuildObserver& observer, const fs::path& part,
          unsigned jobs)
      : options_(options),
        observer_(observer),
        folder_(part / "batches"),
        jobs_(jobs),
        queue_(2U * jobs, ended_.get_token()),
        words_(folder_, "words"),
        phrases_(folder_, "phrases"),
        rejected_(part / "rejected.jsonl", std::ios::binary) {
    archive::with_files([&] { fs::create_directory(folder_); });
    progress_.total_bytes = bytes_below(options.sources);
  }

  void run(const std::stop_token& stop) {
    const std::stop_callback end(stop, [this] { ended_.request_stop(); });
    {
      std::vector<std::jthread> workers;
      for (unsigned i = 0; i < jobs_; ++i) {
        workers.emplace_back([this] { catching([this] { work(); }); });
      }
      catching([this] { list(); });
      queue_.close();
    }
    if (failure_ != nullptr) std::rethrow_exception(failure_);
    if (stop.stop_requested()) throw Interrupted("stopped while reading");
    rejected_.close();
    if (!rejected_) throw DatabaseError("cannot write rejected.jsonl; is the disk full?");
    std::ranges::sort(written_);
  }

  void show(Phase phase) {
    const std::scoped_lock lock(mutex_);
    progress_.phase = phase;
    show_progress();
  }

  /// How the batches' databases of this kind become one.
  Join join_into(const fs::path& whole, const char* kind) const {
    Join join{{}, whole};
    for (const std::uint64_t number : written_) join.parts.push_back(database(number, kind));
    return join;
  }

  void write_lexicon(const fs::path& part) {
    words_.merge_into(part / "lexicon", most_words);
    phrases_.merge_into(part / "phrases", most_phrases);
  }

  const fs::path& folder() const { return folder_; }
  const Progress& progress() const { return progress_; }
  double seconds() const { return std::chrono::duration<double>(Clock::now() - started_).count(); }

  /// Adds what was counted.
  void fill(archive::Manifest& manifest) const {
    manifest.reports = progress_.indexed;
    manifest.text_bytes = text_bytes_;
    manifest.tokens = tokens_;
    manifest.rejected = rejected_by_code_;
  }

 private:
  using Outcome = std::variant<corpus::Report, Rejection>;

  /// Keeps what is thrown for run() to throw, and ends all threads.
  template <typename Work>
  void catching(Work work) {
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

  void list() {
    BatchCutter cutter(options_.batch_bytes, [this](Batch batch) {
      queue_.push(std::move(batch));
      if (ended_.stop_requested()) throw Interrupted("stopped while listing");
    });
    corpus::for_each_item(
        options_.sources, [&](corpus::Item item) { cutter.add(std::move(item)); },
        [&](const corpus::UnreadableReport& reason) { cutter.add(to_rejection(reason)); });
    cutter.finish();
  }

  void work() {
    tokenizers::LexiconCounter lexicon;
    while (const std::optional<Batch> batch = queue_.pop()) {
      const std::vector<corpus::Report> reports = settle(batch->number, read(*batch));
      if (ended_.stop_requested()) return;
      if (!reports.empty()) write(batch->number, reports, lexicon);
      if (lexicon.size() > most_counted) keep(lexicon.drain());
      queue_.done(*batch);
      const std::scoped_lock lock(mutex_);
      progress_.bytes += batch->bytes;
      show_progress();
    }
    keep(lexicon.drain());
  }

  void keep(const tokenizers::LexiconLines& lines) {
    words_.add(lines.words);
    phrases_.add(lines.phrases);
  }

  /// A report marked secret is for a person to decide about: not searchable until then.
  static Outcome admit(corpus::Report report) {
    if (!report.marks.secrecy) return report;
    const std::string& path = report.source.path;
    return Rejection{
        path, "quarantined",
        fmt::format("{}: marked {} at byte {}; a person must decide whether it may be "
                    "searched",
                    path, report.marks.secrecy->value, report.marks.secrecy->evidence.offset)};
  }

  std::vector<Outcome> read(const Batch& batch) const {
    std::vector<Outcome> outcomes;
    for (const Listed& listed : batch.listed) {
      if (ended_.stop_requested()) break;
      if (const auto* rejection = std::get_if<Rejection>(&listed)) {
        outcomes.emplace_back(*rejection);
        continue;
      }
      try {
        outcomes.push_back(admit(with_personal_data(corpus::gazetteer::with_unit(
            corpus::read_report(std::get<corpus::Item>(listed), options_.limits, options_.sheet,
                                options_.topics),
            options_.gazetteer))));
      } catch (const corpus::UnreadableReport& reason) {
        outcomes.emplace_back(to_rejection(reason));
      }
    }
    return outcomes;
  }

  /// In turn, batch after batch: takes out the reports whose id an earlier one has, and names what
  /// is not searchable. So the order of the listing decides, not that of the workers.
  std::vector<corpus::Report> settle(std::uint64_t batch, std::vector<Outcome> outcomes) {
    std::vector<corpus::Report> reports;
    std::unique_lock lock(mutex_);
    if (!turned_.wait(lock, ended_.get_token(), [&] { return turn_ == batch; })) return reports;
    for (Outcome& outcome : outcomes) {
      if (const auto* rejection = std::get_if<Rejection>(&outcome)) {
        reject(*rejection);
        continue;
      }
      auto& report = std::get<corpus::Report>(outcome);
      if (ids_.insert(report.id).second) {
        reports.push_back(std::move(report));
      } else {
        reject({report.source.path, "duplicate_id",
                fmt::format("{}: a report listed before it has the id {} too; give each an id of "
                            "its own, and name each source once",
                            report.source.path, report.id)});
      }
    }
    ++turn_;
    turned_.notify_all();
    return reports;
  }

  void write(std::uint64_t batch, const std::vector<corpus::Report>& reports,
             tokenizers::LexiconCounter& lexicon) {
    std::uint64_t text_bytes = 0;
    std::uint64_t tokens = 0;
    archive::with_xapian([&] {
      Xapian::WritableDatabase index = create_database(database(batch, "index"));
      Xapian::WritableDatabase texts = create_database(database(batch, "texts"));
      for (const corpus::Report& report : reports) {
        if (ended_.stop_requested()) return;
        const IndexedReport made =
            make_document(to_record(report), report.text, analyzer_,
                          [&](const tokenizers::Token& token) { lexicon.add(report.text, token); });
        lexicon.end_text();
        Xapian::Document text;
        text.set_data(encode(made.text));
        index.add_document(made.document);
        texts.add_document(text);
        text_bytes += made.text.text.size();
        tokens += made.text.spans.size();
      }
      index.commit();
      texts.commit();
    });
    const std::scoped_lock lock(mutex_);
    written_.push_back(batch);
    text_bytes_ += text_bytes;
    tokens_ += tokens;
    progress_.indexed += reports.size();
  }

  fs::path database(std::uint64_t batch, const char* kind) const {
    return folder_ / fmt::format("{:08}.{}", batch, kind);
  }

  // -- with mutex_ held --

  void reject(const Rejection& rejection) {
    rejected_ << to_json_line(rejection);
    ++rejected_by_code_[rejection.code];
    ++progress_.rejected;
    observer_.rejected(rejection);
  }

  void show_progress() {
    progress_.seconds = seconds();
    observer_.progress(progress_);
  }

  const BuildOptions& options_;
  const BuildObserver& observer_;
  const fs::path folder_;
  const unsigned jobs_;
  const Clock::time_point started_ = Clock::now();
  std::stop_source ended_;  ///< by a failure, or because run() was asked to stop
  BatchQueue queue_;

  LexiconRuns words_;
  LexiconRuns phrases_;
  const tokenizers::Analyzer analyzer_;  ///< shared: ICU starts here, before the workers

  std::mutex mutex_;  ///< guards all that follows while run() runs
  std::condition_variable_any turned_;
  std::uint64_t turn_ = 0;  ///< the batch to be settled next
  std::exception_ptr failure_;
  std::unordered_set<std::string> ids_;
  std::ofstream rejected_;
  std::map<std::string, std::uint64_t> rejected_by_code_;
  std::vector<std::uint64_t> written_;  ///< batches that have databases
  std::uint64_t text_bytes_ = 0;
  std::uint64_t tokens_ = 0;
  Progress progress_;
};

std::string listing(const std::map<std::string, std::uint64_t>& rejected_by_code) {
  std::string text;
  for (const auto& [code, count] : rejected_by_code) {
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", count, code);
  }
  return text;
}

void refuse_nothing(const archive::Manifest& manifest) {
  if (manifest.reports > 0) return;
  throw NothingToIndex(manifest.rejected.empty()
                           ? "the sources hold no files"
                           : fmt::format("none of the files in the sources could be read ({})",
                                         listing(manifest.rejected)));
}

void write_file(const fs::path& path, const std::string& content) {
  std::ofstream file(path, std::ios::binary);
  file << content;
  file.close();
  if (!file) {
    throw DatabaseError(
        fmt::format("cannot write {}; is the disk full?", path.filename().string()));
  }
}

/// The program's own and, behind them, the admin's.
std::string all_abbreviations(const std::string& own) {
  std::string lines(tokenizers::usual_abbreviations());
  lines.append("\n").append(own);
  return lines;
}

BuildResult build_part(const BuildOptions& options, const BuildObserver& observer,
                       const std::stop_token& stop, const archive::WriteLock& lock,
                       const fs::path& part) {
  const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
  const unsigned jobs = options.jobs == 0 ? cores : options.jobs;
  archive::Manifest manifest;
  manifest.generation = part.stem().string();
  manifest.schema_version = archive::schema_version;
  manifest.analyzer_version = tokenizers::analyzer_version;
  manifest.icu_version = icu_version();
  manifest.xapian_version = Xapian::version_string();
  manifest.tracuu_version = TRACUU_VERSION;
  manifest.built_at = fmt::format("{:%FT%TZ}", fmt::gmtime(std::time(nullptr)));
  for (const fs::path& source : options.sources) manifest.sources.push_back(source.string());

  Writing writing(options, observer, part, jobs);
  writing.run(stop);
  writing.fill(manifest);
  refuse_nothing(manifest);

  writing.show(Phase::joining);
  join_all({writing.join_into(part / "index", "index"), writing.join_into(part / "texts", "texts")},
           jobs, stop);
  if (stop.stop_requested()) throw Interrupted("stopped while joining");
  writing.write_lexicon(part);
  write_file(part / "units.json",
             encode(units_of(
                 archive::with_xapian([&] { return Xapian::Database((part / "index").string()); }),
                 options.gazetteer)));
  write_file(part / "abbreviations", all_abbreviations(options.abbreviations));
  archive::with_files([&] { fs::remove_all(writing.folder()); });

  writing.show(Phase::checking);
  if (const std::vector<std::string> found = faults(part, manifest); !found.empty()) {
    throw DatabaseError(fmt::format("what was written is damaged: {}", fmt::join(found, "; ")));
  }
  if (stop.stop_requested()) throw Interrupted("stopped while checking");

  writing.show(Phase::publishing);
  manifest.seconds = writing.seconds();
  write_file(part / "manifest.json", to_json(manifest));
  const std::string name = publish(options.archive, lock, part);
  return {manifest, part.parent_path() / name, writing.progress().bytes};
}

}  // namespace

BuildResult build(const BuildOptions& options, const BuildObserver& observer,
                  const std::stop_token& stop) {
  tokenizers::Abbreviations(tokenizers::Analyzer(), options.abbreviations);  // throws now, not late
  const archive::WriteLock lock(options.archive);
  const fs::path part = begin_generation(options.archive, lock);
  try {
    return build_part(options, observer, stop, lock, part);
  } catch (...) {
    std::error_code left_for_the_next_writer;
    fs::remove_all(part, left_for_the_next_writer);
    throw;
  }
}

}  // namespace tracuu::indexer
