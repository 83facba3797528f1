#include "broadsheet/page.h"
int main() {
  return 0;
}
