#include "indexer/build.hpp"

#include <algorithm>
#include <ctime>
#include <fstream>
#include <iterator>
#include <map>
#include <numeric>
#include <optional>
#include <string_view>
#include <thread>
#include <utility>

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <unicode/uversion.h>

#include "archive/check.hpp"
#include "archive/files.hpp"
#include "archive/schema.hpp"
#include "indexer/document/units.hpp"
#include "indexer/golden.hpp"
#include "indexer/reading.hpp"
#include "indexer/shards/assemble.hpp"
#include "indexer/shards/pieces.hpp"
#include "indexer/sources/catalogue.hpp"
#include "indexer/sources/settler.hpp"
#include "indexer/sources/withdrawals.hpp"
#include "tokenizers/abbreviations.hpp"
#include "tokenizers/analyzer.hpp"

namespace tracuu::indexer {
namespace {

namespace fs = std::filesystem;
using archive::DatabaseError;

/// Good enough for a progress bar, and to tell that there is nothing.
std::uint64_t bytes_below(const fs::path& source) {
  std::uint64_t bytes = 0;
  const auto add = [&](const fs::path& file) {
    std::error_code error;
    const std::uintmax_t size = fs::file_size(file, error);
    if (!error) bytes += size;
  };
  std::error_code error;
  if (fs::is_regular_file(source, error)) add(source);
  fs::recursive_directory_iterator entry(source, fs::directory_options::skip_permission_denied,
                                         error);
  for (const fs::recursive_directory_iterator end; !error && entry != end; entry.increment(error)) {
    std::error_code unknown;
    if (entry->path().filename().native().starts_with('.') ||
        (entry->is_directory(unknown) && archive::is_archive(entry->path()))) {
      entry.disable_recursion_pending();
    } else if (entry->is_regular_file(unknown)) {
      add(entry->path());
    }
  }
  return bytes;
}

std::vector<archive::Source> measured(const std::vector<fs::path>& sources) {
  std::vector<archive::Source> all;
  for (const fs::path& source : sources) {
    all.push_back({fs::weakly_canonical(source).string(), bytes_below(source)});
  }
  return all;
}

std::vector<fs::path> paths_of(const std::vector<archive::Source>& sources) {
  std::vector<fs::path> paths;
  for (const archive::Source& source : sources) paths.emplace_back(source.path);
  return paths;
}

std::uint64_t bytes_of(const std::vector<archive::Source>& sources) {
  std::uint64_t bytes = 0;
  for (const archive::Source& source : sources) bytes += source.bytes;
  return bytes;
}

/// A disk that is not mounted looks like a folder whose reports were all removed. A source that is
/// not there at all is an error of the listing.
void refuse_emptied(const std::vector<archive::Source>& former,
                    const std::vector<archive::Source>& now) {
  for (const archive::Source& source : now) {
    const auto same = std::ranges::find(former, source.path, &archive::Source::path);
    if (source.bytes == 0 && same != former.end() && same->bytes > 0 && fs::exists(source.path)) {
      throw EmptiedSource(
          fmt::format("{}: held {} bytes of reports, and is empty now; is its disk mounted? To "
                      "take its reports out, add --allow-empty",
                      source.path, same->bytes));
    }
  }
}

std::string icu_version() {
  UVersionInfo version;
  char text[U_MAX_VERSION_STRING_LENGTH];
  u_getVersion(version);
  u_versionToString(version, text);
  return text;
}

std::string listing(const std::map<std::string, std::uint64_t>& rejected_by_code) {
  std::string text;
  for (const auto& [code, count] : rejected_by_code) {
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", count, code);
  }
  return text;
}

/// The program's own and, behind them, the admin's.
std::string all_abbreviations(const std::string& own) {
  std::string lines(tokenizers::usual_abbreviations());
  lines.append("\n").append(own);
  return lines;
}

std::string now() {
  return fmt::format("{:%FT%TZ}", fmt::gmtime(std::time(nullptr)));
}

/// All that what is read from a file depends on beside the file: reports read by other settings are
/// read again.
std::string settings_of(const BuildOptions& options) {
  return fmt::format(
      "tracuu {}, schema {}, analyzer {}, ICU {}, items of {} bytes, documents of {}, "
      "gazetteer {}",
      TRACUU_VERSION, archive::schema_version, tokenizers::analyzer_version, icu_version(),
      options.limits.item_bytes, options.limits.document_bytes, options.given);
}

/// What the run may use of the machine.
struct Means {
  unsigned jobs = 1;
  std::size_t most_words = 0;
};

Means means_of(const BuildOptions& options) {
  // Measured at the largest: what one thread holds while it reads and writes, beside its words.
  constexpr std::uint64_t thread_bytes = 80U << 20U;
  constexpr std::uint64_t word_bytes = 90;
  constexpr std::uint64_t most_words = 500'000;
  constexpr std::uint64_t least_words = 20'000;
  const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
  const std::uint64_t affordable = std::max<std::uint64_t>(1, options.memory_bytes / thread_bytes);
  const auto jobs = static_cast<unsigned>(
      std::min<std::uint64_t>(options.jobs == 0 ? cores : options.jobs, affordable));
  const std::uint64_t left =
      options.memory_bytes - std::min(options.memory_bytes, jobs * thread_bytes);
  return {jobs, std::clamp(left / jobs / word_bytes, least_words, most_words)};
}

/// One run, from the lock to the new generation.
class Run {
 public:
  Run(const BuildOptions& options, const BuildObserver& observer, const std::stop_token& stop)
      : options_(options),
        observer_(observer),
        stop_(stop),
        lock_(options.archive),
        part_(archive::begin_generation(options.archive, lock_)),
        settings_(settings_of(options)),
        inputs_(options.inputs),
        workplace_(part_ / "work", settings_) {}

  /// Leaves nothing behind but what the next writer removes.
  void clean_up() const try {
    workplace_.clear();
    archive::with_files([&] { fs::remove_all(part_); });
  } catch (const DatabaseError&) {  // left for the next writer; why the run failed is told
  }

  BuildResult build() {
    const std::vector<archive::Source> sources = measured(options_.sources);
    if (!options_.allow_empty) refuse_emptied(sources_served(), sources);
    return make(sources_listing(sources), sources, {});
  }

  BuildResult update() {
    take_former();
    if (former_->manifest.settings == settings_) take_catalogue();
    const std::vector<archive::Source>& former = former_->manifest.sources;
    const std::vector<archive::Source> sources =
        measured(options_.sources.empty() ? paths_of(former) : options_.sources);
    if (!options_.allow_empty) refuse_emptied(former, sources);
    return make(sources_listing(sources), sources, {});
  }

  BuildResult withdraw(const std::vector<std::string>& ids, const std::string& reason) {
    take_former();
    take_catalogue();
    settings_ = former_->manifest.settings;  // nothing is read: the reports stay as they were
    inputs_ = former_->manifest.inputs;
    std::vector<Withdrawal> all = read_withdrawals(options_.archive);
    for (const std::string& id : ids) {
      if (std::ranges::find(all, id, &Withdrawal::id) != all.end()) continue;
      all.push_back({id, fingerprint_of(id), reason, now()});
    }
    write_withdrawals(options_.archive, all);
    const auto known = [this](const std::function<void(Listed)>& add) {
      for (const Known::Place& place : known_.places()) {
        if (place.origin != former_origin) continue;
        corpus::Item item;
        item.path = place.entry.path;
        item.length = place.entry.state.length;
        add(std::move(item));
      }
    };
    return make(known, former_->manifest.sources, {.trusts_known = true});
  }

 private:
  static constexpr std::size_t former_origin = 0;

  struct How {
    bool trusts_known = false;
  };

  Listing sources_listing(const std::vector<archive::Source>& sources) {
    return [this, paths = paths_of(sources)](const std::function<void(Listed)>& add) {
      corpus::for_each_item(
          paths, {.found = [&](corpus::Item item) { add(std::move(item)); },
                  .rejected = [&](const corpus::UnreadableReport& why) { add(to_rejection(why)); },
                  .is_known =
                      [&](const corpus::Item& item) {
                        const Known::Place* known = known_.find(item.path);
                        return known != nullptr && still_holds(known->entry, item);
                      },
                  .passes_over = archive::is_archive});
    };
  }

  /// What the generation that serves was made from; nothing where none can be read.
  std::vector<archive::Source> sources_served() const try {
    return archive::open_reading(options_.archive, archive::current_generation(options_.archive),
                                 tokenizers::analyzer_version)
        .manifest.sources;
  } catch (const DatabaseError&) {  // the first build, or the one that mends the archive
    return {};
  }

  void take_former() {
    former_ = archive::open_reading(options_.archive, archive::current_generation(options_.archive),
                                    tokenizers::analyzer_version);
  }

  void take_catalogue() {
    known_.add(read_catalogue(former_->folder / "sources.jsonl"), former_origin);
  }

  std::string fingerprint_of(const std::string& id) const {
    for (const Known::Place& place : known_.places()) {
      const Entry& entry = place.entry;
      if (entry.content.id == id && entry.verdict.fate == Fate::indexed) {
        return entry.content.fingerprint;
      }
    }
    throw UnknownReport(
        fmt::format("{}: no report of generation {} has this id; nothing was withdrawn", id,
                    former_->manifest.generation));
  }

  BuildResult make(const Listing& listing, const std::vector<archive::Source>& sources, How how) {
    std::vector<Workplace::Leftover> leftovers = workplace_.take_leftovers();
    for (std::size_t i = 0; i < leftovers.size(); ++i) {
      known_.add(std::move(leftovers[i].entries), former_origin + 1 + i);
    }
    const Means means = means_of(options_);
    ReadingOptions reading_options;
    reading_options.jobs = means.jobs;
    reading_options.most_words = means.most_words;
    reading_options.batch_bytes = options_.batch_bytes;
    reading_options.limits = options_.limits;
    reading_options.warm = options_.warm;
    reading_options.gazetteer = options_.gazetteer;
    reading_options.sheet = options_.sheet;
    reading_options.topics = options_.topics;
    reading_options.trusts_known = how.trusts_known;
    Settler settler(read_withdrawals(options_.archive));
    Reading reading(reading_options, analyzer_, known_, settler, workplace_, observer_, part_);
    reading.run(listing, how.trusts_known ? 0 : bytes_of(sources), stop_);

    BuildResult result;
    result.tally = reading.tally();
    result.tally.removed = removed_files();
    refuse_nothing(result.tally);
    const std::string abbreviations =
        how.trusts_known ? abbreviation_lines(*former_) : all_abbreviations(options_.abbreviations);
    if (former_ && !reading.has_changed() && all_are_listed() &&
        abbreviation_lines(*former_) == abbreviations) {
      workplace_.clear();
      archive::with_files([&] { fs::remove_all(part_); });
      result.manifest = former_->manifest;
      result.folder = former_->folder;
      result.published = false;
      return result;
    }

    reading.show(Phase::joining);
    Assembly assembly;
    assembly.pieces = reading.pieces();
    assembly.jobs = means.jobs;
    assembly.thrift = options_.thrift;
    if (former_) {
      assembly.former = former_->folder;
      assembly.shards = former_holdings();
    } else {
      assembly.new_shards = std::max(1U, options_.shards);
    }
    for (std::size_t i = 0; i < leftovers.size(); ++i) {
      sort_out(leftovers[i].piece, former_origin + 1 + i, assembly);
    }
    const Assembled assembled =
        assemble(std::move(assembly), part_, workplace_, analyzer_, options_.batch_bytes,
                 means.most_words, [this] { go_on("joining"); });
    archive::Manifest manifest = manifest_of(sources, result.tally, assembled.shards);
    write_units(manifest, how);
    archive::replace(part_ / "abbreviations", abbreviations);

    reading.show(Phase::checking);
    if (const auto found = faults(part_, manifest, assembled.written); !found.empty()) {
      throw DatabaseError(fmt::format("what was written is damaged: {}", fmt::join(found, "; ")));
    }
    if (const auto found =
            golden_faults(options_.archive, archive::open_folder(part_, manifest), analyzer_);
        !found.empty()) {
      throw DatabaseError(fmt::format(
          "not published, for what the archive must hold is not there: {}; correct the sources or "
          "the list",
          fmt::join(found, "; ")));
    }
    go_on("checking");

    reading.show(Phase::publishing);
    workplace_.clear();
    manifest.seconds = reading.seconds();
    archive::replace(part_ / "manifest.json", to_json(manifest));
    const fs::path shared_with = former_ ? former_->folder : fs::path();
    result.folder = part_.parent_path() / publish(options_.archive, lock_, part_, shared_with);
    result.manifest = std::move(manifest);
    return result;
  }

  void write_units(const archive::Manifest& manifest, How how) const {
    if (how.trusts_known) {
      archive::with_files(
          [&] { fs::copy_file(former_->folder / "units.json", part_ / "units.json"); });
    } else {
      const archive::Generation made = archive::open_folder(part_, manifest);
      archive::replace(part_ / "units.json",
                       encode(units_of(made.index, made.dead, options_.gazetteer)));
    }
  }

  void go_on(const char* doing) const {
    if (stop_.stop_requested()) throw Interrupted(fmt::format("stopped while {}", doing));
  }

  static void refuse_nothing(const Tally& tally) {
    if (tally.reports() > 0) return;
    throw NothingToIndex(tally.rejected.empty()
                             ? "the sources hold no files"
                             : fmt::format("none of the files in the sources can be searched ({})",
                                           indexer::listing(tally.rejected)));
  }

  std::uint64_t removed_files() const {
    return static_cast<std::uint64_t>(
        std::ranges::count_if(known_.places(), [](const Known::Place& place) {
          return place.origin == former_origin && !place.is_listed &&
                 place.entry.verdict.fate == Fate::indexed;
        }));
  }

  bool all_are_listed() const {
    return std::ranges::all_of(known_.places(), [](const Known::Place& place) {
      return place.origin != former_origin || place.is_listed;
    });
  }

  /// Calls back for each report of this origin that is none of the new generation.
  template <typename Call>
  void for_each_dead(std::size_t origin, const Call& call) const {
    for (const Known::Place& place : known_.places()) {
      if (place.origin == origin && place.entry.verdict.fate == Fate::indexed && !place.kept) {
        call(place.entry.content.id);
      }
    }
  }

  std::vector<Holding> former_holdings() const {
    const std::vector<archive::Shard>& shards = former_->manifest.shards;
    std::vector<Holding> holdings;
    for (const archive::Shard& shard : shards) {
      holdings.push_back({archive::shard_folder(former_->folder, shard.name),
                          shard,
                          archive::read_dead(former_->folder, shard),
                          {}});
    }
    const bool all_die = former_->manifest.settings != settings_;
    archive::with_xapian([&] {
      for_each_dead(former_origin, [&](const std::string& id) {
        const auto joint = archive::find_report(*former_, id);
        if (!joint) throw DatabaseError(fmt::format("report {} is in no shard", id));
        const auto count = static_cast<Xapian::docid>(shards.size());
        holdings[(*joint - 1) % count].dies_now.push_back((*joint - 1) / count + 1);
      });
    });
    for (Holding& holding : holdings) {
      if (all_die) {
        holding.dead.resize(holding.shard.documents);
        std::iota(holding.dead.begin(), holding.dead.end(), Xapian::docid{1});
      }
      std::ranges::sort(holding.dies_now);
      std::ranges::copy(holding.dies_now, std::back_inserter(holding.dead));
      std::ranges::sort(holding.dead);
    }
    return holdings;
  }

  /// A piece left behind is used as it is, without those of its reports that are no more, or not.
  void sort_out(const Piece& piece, std::size_t origin, Assembly& assembly) const {
    Holding holding{piece.folder, {{}, piece.documents, 0, piece.text_bytes, piece.tokens}, {}, {}};
    archive::with_xapian([&] {
      const Xapian::Database index((piece.folder / "index").string());
      for_each_dead(origin, [&](const std::string& id) {
        holding.dead.push_back(*index.postlist_begin(archive::term(archive::Field::id, id)));
      });
    });
    if (holding.dead.empty()) {
      assembly.pieces.push_back(piece);
    } else if (holding.dead.size() < piece.documents) {
      std::ranges::sort(holding.dead);
      assembly.leftovers.push_back(std::move(holding));
    }
  }

  archive::Manifest manifest_of(const std::vector<archive::Source>& sources, const Tally& tally,
                                std::vector<archive::Shard> shards) const {
    archive::Manifest manifest;
    manifest.generation = part_.stem().string();
    manifest.schema_version = archive::schema_version;
    manifest.analyzer_version = tokenizers::analyzer_version;
    manifest.icu_version = icu_version();
    manifest.xapian_version = Xapian::version_string();
    manifest.tracuu_version = TRACUU_VERSION;
    manifest.settings = settings_;
    manifest.built_at = now();
    manifest.sources = sources;
    manifest.inputs = inputs_;
    manifest.reports = tally.reports();
    manifest.duplicates = tally.duplicates;
    manifest.rejected = tally.rejected;
    for (const archive::Shard& shard : shards) {
      manifest.text_bytes += shard.text_bytes;
      manifest.tokens += shard.tokens;
    }
    manifest.shards = std::move(shards);
    return manifest;
  }

  const BuildOptions& options_;
  const BuildObserver& observer_;
  const std::stop_token stop_;
  const archive::WriteLock lock_;
  const fs::path part_;
  std::string settings_;
  std::map<std::string, std::string> inputs_;
  Workplace workplace_;
  const tokenizers::Analyzer analyzer_;  ///< shared: ICU starts here, before the workers
  std::optional<archive::Generation> former_;
  Known known_;
};

/// What was finished before Ctrl-C is kept for the next run; after a failure the disk may be full.
template <typename Work>
BuildResult run(const BuildOptions& options, const BuildObserver& observer,
                const std::stop_token& stop, const Work& work) {
  tokenizers::Abbreviations(tokenizers::Analyzer(), options.abbreviations);  // throws now, not late
  Run run(options, observer, stop);
  try {
    return work(run);
  } catch (const Interrupted&) {
    throw;
  } catch (...) {
    run.clean_up();
    throw;
  }
}

}  // namespace

BuildResult build(const BuildOptions& options, const BuildObserver& observer,
                  const std::stop_token& stop) {
  return run(options, observer, stop, [](Run& run) { return run.build(); });
}

BuildResult update(const BuildOptions& options, const BuildObserver& observer,
                   const std::stop_token& stop) {
  return run(options, observer, stop, [](Run& run) { return run.update(); });
}

BuildResult withdraw(const BuildOptions& options, const std::vector<std::string>& ids,
                     const std::string& reason, const BuildObserver& observer,
                     const std::stop_token& stop) {
  return run(options, observer, stop, [&](Run& run) { return run.withdraw(ids, reason); });
}

}  // namespace tracuu::indexer
