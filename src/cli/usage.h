// What is wrong with the words of a command line, in both languages: an unknown command or option
// with the nearest one, a word too many, a word that is missing, a value that does not fit. Also
// the checks of values that the grammar itself knows. Pure.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace yigang::cli {

// Some lines for stderr; the last names the help that fits.
[[nodiscard]] std::string usage_text(CLI::App& app, const CLI::ParseError& error);

// Empty when the text is a month or the address of an engine; else why not, in both languages.
[[nodiscard]] std::string month_fault(const std::string& text);
[[nodiscard]] std::string seed_fault(const std::string& text);
[[nodiscard]] std::string address_fault(const std::string& text);

}  // namespace yigang::cli
