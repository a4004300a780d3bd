#include "demo/truth.h"

namespace yigang::demo {

std::string Truth::text() const {
  std::string text = "kind,unit,subject,day,detail\n";
  for (const TruthLine& line : lines_)
    text += line.kind + "," + to_text(line.unit) + "," + line.subject + "," + line.day + "," +
            line.detail + "\n";
  return text;
}

}  // namespace yigang::demo
