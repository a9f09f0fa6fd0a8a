import Messages
import Testing

@testable import Gateway

@Suite("Forms of the console")
struct ConsoleFormTests {
    private static let body = [
        "--b", #"Content-Disposition: form-data; name="kind""#, "", "projects", "--b",
        #"Content-Disposition: form-data; name="file"; filename="项目.csv""#, "Content-Type: text/csv", "", "a,b",
        "1,2", "--b--", "",
    ].joined(separator: "\r\n")

    @Test("A form with a file is taken apart; line ends within the file stay")
    func parts() throws {
        let parts = try MultipartForm.parts(of: [UInt8](Self.body.utf8), boundary: "b")
        #expect(parts.map(\.name) == ["kind", "file"])
        #expect(String(decoding: parts[0].bytes, as: UTF8.self) == "projects")
        #expect(parts[0].fileName == nil)
        #expect(parts[1].fileName == "项目.csv")
        #expect(String(decoding: parts[1].bytes, as: UTF8.self) == "a,b\r\n1,2")
    }

    @Test(
        "A form that is cut short, or is none, is refused",
        arguments: ["", "--b", "--b\r\n", String(body.dropLast(8)), "--b\r\n\r\nx\r\n--b--", "no form at all"]
    )
    func broken(body: String) {
        #expect(throws: HTTPProblem.self) { try MultipartForm.parts(of: [UInt8](body.utf8), boundary: "b") }
    }

    @Test("A form with too many parts is refused")
    func tooMany() {
        let part = "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n"
        let body = String(repeating: part, count: MultipartForm.mostParts + 1) + "--b--\r\n"
        #expect(throws: HTTPProblem.self) { try MultipartForm.parts(of: [UInt8](body.utf8), boundary: "b") }
    }
}
