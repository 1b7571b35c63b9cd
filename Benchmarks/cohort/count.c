/* Counts a registry by the tables of the guideline, as `wervelwijzer cohort` does: the plain program that it is
   measured beside. Reads CSV without quotation marks from standard input; `tables.h` is made by cohort.py. */
#include <emmintrin.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include "tables.h"

enum { BLOCK = 1 << 18, PADDING = 64 };
static unsigned char buffer[BLOCK + (1 << 20) + PADDING];
static uint64_t alone[COUNTS], along[COUNTS], rows, contradictions;

static uint64_t lows[17], highs[17];

/* The code of a cell: the values still possible as a mask less one, or -1 where it is no value. */
static int slowly(const struct column *column, const unsigned char *cell, int length) {
  unsigned mask = 0;
  const unsigned char *end = cell + length;
  for (;;) {
    const unsigned char *bar = memchr(cell, '|', end - cell);
    int part = (bar ? bar : end) - cell, value = 0;
    while (value < column->values && (strlen(column->names[value]) != part || memcmp(column->names[value], cell, part)))
      value++;
    if (value == column->values || mask & 1u << value) return -1;
    mask |= 1u << value;
    if (!bar) return mask - 1;
    cell = bar + 1;
  }
}

static void count(uint16_t *states, unsigned silent, unsigned *settled) {
  for (int tree = 0; tree < TREES; tree++)
    alone[silent >> tree & 1 ? trees[tree].first : trees[tree].first + results[trees[tree].state + states[tree]]]++;
  rows++;
  int queue[TREES], length = 1;
  unsigned queued = 1u << START;
  queue[0] = START;
  for (int place = 0; place < length; place++) {
    int tree = queue[place];
    int at = silent >> tree & 1 ? trees[tree].first : trees[tree].first + results[trees[tree].state + states[tree]];
    along[at]++;
    if (endings[at] < 0) continue;
    const struct ending *ending = &ends[endings[at]];
    for (int fix = 0; fix < ending->fixes; fix++) {
      unsigned own = settled[ending->fix[fix].item], left = own & ending->fix[fix].values;
      if (!own || left == own) continue;
      if (!left) { contradictions++; return; }
      const uint16_t *weights = columns[ending->fix[fix].item].weights;
      for (int lane = 0; lane < LANES; lane++) states[lane] += (left - own) * weights[lane];
      settled[ending->fix[fix].item] = left;
    }
    int chosen = -1, options = 0;
    for (int option = 0; option < ending->options; option++)
      if (ending->item < 0 || ending->option[option].values & settled[ending->item]) { chosen = option; options++; }
    if (options != 1) continue;
    for (int next = 0; next < ending->option[chosen].trees; next++) {
      int tree = ending->option[chosen].tree[next];
      if (!(queued >> tree & 1)) { queued |= 1u << tree; queue[length++] = tree; }
    }
  }
}

/* Reads whole rows and tells how many bytes they took. */
static size_t read_rows(const unsigned char *start, const unsigned char *end) {
  const __m128i comma = _mm_set1_epi8(','), newline = _mm_set1_epi8('\n');
  const unsigned char *place = start;
  while (place < end) {
    __m128i low = _mm_setzero_si128(), high = low;
    unsigned silent = 0, settled[ITEMS];
    for (int item = 0; item < CARRIED + ITEMS; item++) {
      __m128i window = _mm_loadu_si128((const __m128i *)place);
      int hits = _mm_movemask_epi8(_mm_or_si128(_mm_cmpeq_epi8(window, comma), _mm_cmpeq_epi8(window, newline)));
      int length = hits ? __builtin_ctz(hits) : 16;
      if (!hits) while (place[length] != ',' && place[length] != '\n') length++;
      if (item >= CARRIED) {
        const struct column *column = &columns[item - CARRIED];
        int cut = length < 16 ? length : 16;
        uint64_t first = (uint64_t)_mm_cvtsi128_si64(window) & lows[cut];
        uint64_t second = (uint64_t)_mm_cvtsi128_si64(_mm_srli_si128(window, 8)) & highs[cut];
        const struct code *code = &column->codes[((first ^ (second << 23 | second >> 41)) * column->multiplier) >> column->shift];
        int digit = code->first == first && code->second == second && code->length == length
          ? code->digit : slowly(column, place, length);
        if (digit < 0) { silent |= column->asking; digit = -1; }
        settled[item - CARRIED] = digit + 1;
        if (digit > 0) {
          __m128i step = _mm_set1_epi16((short)digit);
          low = _mm_add_epi16(low, _mm_mullo_epi16(step, _mm_load_si128((const __m128i *)column->weights)));
          high = _mm_add_epi16(high, _mm_mullo_epi16(step, _mm_load_si128((const __m128i *)(column->weights + 8))));
        }
      }
      place += length + 1;
    }
    uint16_t states[LANES] __attribute__((aligned(16)));
    _mm_store_si128((__m128i *)states, low);
    _mm_store_si128((__m128i *)(states + 8), high);
    count(states, silent, settled);
  }
  return place - start;
}

int main(void) {
  for (int n = 0; n <= 16; n++) {
    lows[n] = n >= 8 ? ~0ull : (1ull << 8 * n) - 1;
    highs[n] = n >= 16 ? ~0ull : n <= 8 ? 0 : (1ull << 8 * (n - 8)) - 1;
  }
  size_t filled = 0;
  int header = 1;
  for (ssize_t got; (got = read(0, buffer + filled, BLOCK)) > 0;) {
    filled += got;
    unsigned char *end = memrchr(buffer, '\n', filled), *start = buffer;
    if (!end) continue;
    if (header) { start = (unsigned char *)memchr(buffer, '\n', filled) + 1; header = 0; }
    read_rows(start, ++end);
    filled -= end - buffer;
    memmove(buffer, end, filled);
  }
  for (int at = 0; at < COUNTS; at++)
    printf("%d %llu %llu\n", at, (unsigned long long)alone[at], (unsigned long long)along[at]);
  printf("%llu rows, %llu contradictions\n", (unsigned long long)rows, (unsigned long long)contradictions);
}
