// The options of a program as a configuration file: what --config reads, --print-config prints and
// `cmake --install` leaves as a commented example. Both programs have these two options from here.
#pragma once

#include <regex>
#include <string>

#include <CLI/CLI.hpp>

namespace tracuu::packaging {

/// All options in the form of a file for --config; those without a value are comments.
inline std::string config_file(const CLI::App& app) {
  static const std::regex without_value("(^|\n)([^#\n][^\n]*=)\"\"(?=\n)");
  return std::regex_replace(app.config_to_str(true, true), without_value, "$1#$2");
}

inline void add_config_options(CLI::App& app, const std::string& says_config,
                               const std::string& says_print) {
  app.set_config("--config", "", says_config)->type_name("FILE");
  app.allow_config_extras(CLI::config_extras_mode::error);
  app.add_flag_callback(
         "--print-config", [&app] { throw CLI::CallForVersion(config_file(app), 0); }, says_print)
      ->configurable(false);
}

}  // namespace tracuu::packaging
