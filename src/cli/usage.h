// What is wrong with the words of a command line, in both languages: an unknown command or option
// with the nearest one, a word too many, a word that is missing, a value that does not fit. Also
// the checks of values that the grammar itself knows. Pure.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "base/messages.h"

namespace yigang::cli {

// Some lines for stderr, those of the asked language first; the last names the help that fits.
[[nodiscard]] std::string usage_text(CLI::App& app, const CLI::ParseError& error,
                                     Language language);

// Empty when the text is a number above 0, a month or the address of an engine; else why not, in
// both languages.
[[nodiscard]] std::string number_fault(const std::string& text);
[[nodiscard]] std::string month_fault(const std::string& text);
[[nodiscard]] std::string seed_fault(const std::string& text);
[[nodiscard]] std::string address_fault(const std::string& text);

}  // namespace yigang::cli
