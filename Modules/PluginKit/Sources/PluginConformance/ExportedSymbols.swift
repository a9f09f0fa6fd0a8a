import Foundation
import PluginLoading

/// The names that a library exports: the defined global symbols of its dynamic symbol table.
///
/// > Source: System V ABI, ELF-64 object file format: file header, section header, symbol.
enum ExportedSymbols {
    private static let dynamicSymbols: UInt32 = 11
    private static let local: UInt8 = 0

    /// Refuses a library that exports something else than the entry.
    static func check(_ path: String) throws {
        let names = try names(in: Array(FileManager.default.contents(atPath: path) ?? Data()))
        guard names == [PluginLibrary.entry] else {
            let found = names.isEmpty ? "none" : names.prefix(5).joined(separator: ", ")
            throw ConformanceFailure(
                "exports \(names.count) symbols (\(found)); expected only \(PluginLibrary.entry). "
                    + "Build with Tools/plugins/build, or give the linker a version script."
            )
        }
    }

    /// Reads the names, in order.
    ///
    /// - Parameter file: The bytes of a 64-bit little-endian ELF file.
    /// - Returns: The names, sorted.
    /// - Throws: ``ConformanceFailure`` when it is something else, or damaged.
    static func names(in file: [UInt8]) throws -> [String] {
        let elf = File(bytes: file)
        guard file.starts(with: [0x7F, 0x45, 0x4C, 0x46, 2, 1]) else {
            throw ConformanceFailure("is no 64-bit little-endian ELF library")
        }
        let sections = Int(try elf.read(UInt64.self, at: 40))
        let sectionSize = Int(try elf.read(UInt16.self, at: 58))
        let count = Int(try elf.read(UInt16.self, at: 60))
        var names: [String] = []
        for section in (0..<count).map({ sections + $0 * sectionSize })
        where try elf.read(UInt32.self, at: section + 4) == dynamicSymbols {
            let link = sections + Int(try elf.read(UInt32.self, at: section + 40)) * sectionSize
            let strings = Int(try elf.read(UInt64.self, at: link + 24))
            let start = Int(try elf.read(UInt64.self, at: section + 24))
            let end = start + Int(try elf.read(UInt64.self, at: section + 32))
            for symbol in stride(from: start, to: end, by: 24) {
                let isDefined = try elf.read(UInt16.self, at: symbol + 6) != 0
                guard isDefined, try elf.read(UInt8.self, at: symbol + 4) >> 4 != local else { continue }
                names.append(try elf.text(at: strings + Int(try elf.read(UInt32.self, at: symbol))))
            }
        }
        return names.sorted()
    }

    /// Bytes that are read with a look at their end.
    private struct File {
        let bytes: [UInt8]

        func read<T: FixedWidthInteger>(_ type: T.Type, at offset: Int) throws -> T {
            guard offset >= 0, offset + MemoryLayout<T>.size <= bytes.count else {
                throw ConformanceFailure("is cut off, or damaged: nothing at byte \(offset)")
            }
            return bytes.withUnsafeBytes { T(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: type)) }
        }

        func text(at offset: Int) throws -> String {
            guard bytes.indices.contains(offset) else { throw ConformanceFailure("is damaged: a name is not there") }
            return String(decoding: bytes[offset...].prefix { $0 != 0 }, as: UTF8.self)
        }
    }
}
