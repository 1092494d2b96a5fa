// Runs a fuzz target, built without libFuzzer, over the empty input and every file of the folders
// named on the command line. A folder that is not there holds no seeds.
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);

namespace {

void run(const std::string& input) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

}  // namespace

int main(int count, char** arguments) {
  namespace fs = std::filesystem;
  run({});
  for (int i = 1; i < count; ++i) {
    if (!fs::is_directory(arguments[i])) continue;
    for (const auto& seed : fs::directory_iterator(arguments[i])) {
      std::cout << seed.path().filename().string() << std::endl;  // flushed: names what crashed
      std::ifstream file(seed.path(), std::ios::binary);
      run({std::istreambuf_iterator<char>(file), {}});
    }
  }
}
