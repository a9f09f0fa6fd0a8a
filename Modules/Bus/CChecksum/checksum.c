#include "checksum.h"

#include <string.h>

static uint32_t update_portable(uint32_t state, const uint8_t *bytes, size_t length) {
    static uint32_t table[256];
    static int ready;
    if (!__atomic_load_n(&ready, __ATOMIC_ACQUIRE)) {
        for (uint32_t i = 0; i < 256; i++) {
            uint32_t value = i;
            for (int bit = 0; bit < 8; bit++) value = value & 1 ? (value >> 1) ^ 0x82F63B78u : value >> 1;
            table[i] = value;
        }
        __atomic_store_n(&ready, 1, __ATOMIC_RELEASE);
    }
    for (size_t i = 0; i < length; i++) state = table[(state ^ bytes[i]) & 0xFF] ^ (state >> 8);
    return state;
}

#if defined(__x86_64__)
__attribute__((target("sse4.2")))
static uint32_t update_hardware(uint32_t state, const uint8_t *bytes, size_t length) {
    uint64_t wide = state;
    for (; length >= 8; bytes += 8, length -= 8) {
        uint64_t word;
        memcpy(&word, bytes, 8);
        wide = __builtin_ia32_crc32di(wide, word);
    }
    state = (uint32_t)wide;
    for (; length; bytes++, length--) state = __builtin_ia32_crc32qi(state, *bytes);
    return state;
}
static int has_hardware(void) { return __builtin_cpu_supports("sse4.2"); }
#elif defined(__aarch64__) && defined(__ARM_FEATURE_CRC32)
static uint32_t update_hardware(uint32_t state, const uint8_t *bytes, size_t length) {
    for (; length >= 8; bytes += 8, length -= 8) {
        uint64_t word;
        memcpy(&word, bytes, 8);
        state = __builtin_arm_crc32cd(state, word);
    }
    for (; length; bytes++, length--) state = __builtin_arm_crc32cb(state, *bytes);
    return state;
}
static int has_hardware(void) { return 1; }
#else
static uint32_t update_hardware(uint32_t state, const uint8_t *bytes, size_t length) {
    return update_portable(state, bytes, length);
}
static int has_hardware(void) { return 0; }
#endif

static uint32_t update(uint32_t state, const uint8_t *bytes, size_t length) {
    return has_hardware() ? update_hardware(state, bytes, length) : update_portable(state, bytes, length);
}

uint32_t checksum_crc32c(uint32_t crc, const void *bytes, size_t length) {
    return ~update(~crc, bytes, length);
}

uint32_t checksum_crc32c_portable(uint32_t crc, const void *bytes, size_t length) {
    return ~update_portable(~crc, bytes, length);
}

uint32_t checksum_record(const void *record, size_t length) {
    const uint8_t *bytes = record;
    static const uint8_t zero[8];
    uint8_t tail[8];
    memcpy(tail, zero, 4);
    memcpy(tail + 4, bytes + 44, 4);
    uint32_t state = update(~0u, bytes, 40);
    state = update(state, tail, 8);
    return ~update(state, bytes + 48, length - 48);
}
