import CZip
import Glibc
import OfficeFiles

/// A packed file in memory, read within ``SheetLimits``.
///
/// It belongs to one call that reads one file, and is closed at its end.
struct ZipArchive: ~Copyable {
    private let archive: OpaquePointer
    private let file: String
    private var unpacked = 0

    /// Opens an archive.
    ///
    /// - Throws: ``FileFaults`` when it is none, when it has too many entries, or when an entry's name leads elsewhere.
    init(_ bytes: [UInt8], file: String) throws {
        self.file = file
        archive = try Self.open(bytes, file)
    }

    deinit {
        zip_discard(archive)
    }

    /// The content of an entry, `nil` when there is none of that name.
    ///
    /// - Throws: ``FileFaults`` when it is damaged, encrypted, or past a limit.
    mutating func content(_ name: String) throws -> [UInt8]? {
        let index = zip_name_locate(archive, name, zip_flags_t(ZIP_FL_NOCASE))
        guard index >= 0 else { return nil }
        var stat = zip_stat_t()
        guard zip_stat_index(archive, UInt64(index), 0, &stat) == 0 else { throw damaged(name) }
        guard stat.encryption_method == ZIP_EM_NONE else {
            throw SheetFault.file("is protected by a password; save it without one", file)
        }
        guard let entry = zip_fopen_index(archive, UInt64(index), 0) else { throw damaged(name) }
        defer { zip_fclose(entry) }
        return try read(entry, name, packed: Int(clamping: stat.comp_size))
    }

    /// Reads to the end; what an entry says of its own length is not believed.
    private mutating func read(_ entry: OpaquePointer, _ name: String, packed: Int) throws -> [UInt8] {
        var content: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 64 * 1024)
        while true {
            let length = Int(zip_fread(entry, &piece, UInt64(piece.count)))
            guard length >= 0 else { throw damaged(name) }
            guard length > 0 else { return content }
            content.append(contentsOf: piece.prefix(length))
            unpacked += length
            try check(content.count, packed, name)
        }
    }

    private func check(_ length: Int, _ packed: Int, _ name: String) throws {
        guard length <= SheetLimits.entryBytes else {
            throw SheetFault.limit("entryBytes", SheetLimits.entryBytes, "holds '\(name)', which is longer", file)
        }
        guard unpacked <= SheetLimits.unpackedBytes else {
            throw SheetFault.limit("unpackedBytes", SheetLimits.unpackedBytes, "is longer when it is unpacked", file)
        }
        guard length <= SheetLimits.ratioFloor || length / max(packed, 1) <= SheetLimits.ratio else {
            throw SheetFault.limit("ratio", SheetLimits.ratio, "holds '\(name)', which is packed tighter", file)
        }
    }

    private func damaged(_ name: String) -> FileFaults {
        SheetFault.file("is damaged: '\(name)' in it cannot be read; save it again and send it whole", file)
    }

    private static func open(_ bytes: [UInt8], _ file: String) throws -> OpaquePointer {
        guard let memory = malloc(max(bytes.count, 1)) else { throw SheetFault.file("is too large for memory", file) }
        bytes.withUnsafeBytes { source in
            if let base = source.baseAddress { memcpy(memory, base, source.count) }
        }
        var error = zip_error_t()
        // The source frees the memory.
        guard let source = zip_source_buffer_create(memory, UInt64(bytes.count), 1, &error) else {
            free(memory)
            throw SheetFault.file("cannot be opened", file)
        }
        guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
            zip_source_free(source)
            throw SheetFault.file("is not a whole XLSX file; save it again as .xlsx and send it whole", file)
        }
        do {
            try check(archive, file)
        } catch {
            zip_discard(archive)
            throw error
        }
        return archive
    }

    private static func check(_ archive: OpaquePointer, _ file: String) throws {
        let count = zip_get_num_entries(archive, 0)
        guard count <= SheetLimits.entries else {
            throw SheetFault.limit("entries", SheetLimits.entries, "holds more files (\(count))", file)
        }
        for index in 0..<UInt64(max(count, 0)) {
            let name = zip_get_name(archive, index, 0).map { String(cString: $0) } ?? ""
            guard isHarmless(name) else {
                throw SheetFault.file("holds a file whose name leads out of it: '\(name.prefix(100))'", file)
            }
        }
    }

    private static func isHarmless(_ name: String) -> Bool {
        !name.hasPrefix("/") && !name.contains("\\") && !name.contains(":")
            && !name.split(separator: "/").contains { $0 == ".." }
    }
}

/// Faults of a workbook as a whole.
enum SheetFault {
    static func file(_ message: String, _ file: String) -> FileFaults {
        FileFaults([.init(file: file, message: message)])
    }

    static func limit(_ name: String, _ most: Int, _ message: String, _ file: String) -> FileFaults {
        Self.file("\(message) than is allowed: the limit '\(name)' is \(most)", file)
    }
}
