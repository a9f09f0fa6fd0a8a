// CRC-32C (Castagnoli), the checksum of a record.
#pragma once
#include <stddef.h>
#include <stdint.h>

// The checksum of `length` bytes at `bytes`, continued from `crc` (0 to begin).
uint32_t checksum_crc32c(uint32_t crc, const void *bytes, size_t length);

// The same without the processor's own instruction, so that tests can compare the two.
uint32_t checksum_crc32c_portable(uint32_t crc, const void *bytes, size_t length);

// The checksum of a whole record whose own checksum field (bytes 40 to 43) counts as zero. `length` is at least 48.
uint32_t checksum_record(const void *record, size_t length);
