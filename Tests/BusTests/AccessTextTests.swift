import Messages
import Testing
import Wire

@testable import Bus

@Suite("What the asker may see, on the wire")
struct AccessTextTests {
    @Test(
        "goes out and comes in as it was",
        arguments: [
            Access.everything, Access(.reporter, towns: ["t-1", "镇\"二"]), Access(.officer, programmes: [], towns: nil),
        ]
    )
    func bothWays(access: Access) throws {
        #expect(try AccessText.read(AccessText.write(access)) == access)
        let attributes = RequestOptions(access: access).attributes(operation: "m.ask")
        #expect(try attributes[text: "access"].map(AccessText.read) == access)
    }

    @Test(
        "is refused when it cannot be read, and nobody is taken for more than they are",
        arguments: ["", "{}", "null", #"{"role":"king"}"#, #"{"role":"viewer","towns":"all"}"#, "everything"]
    )
    func wrong(text: String) {
        let problem = #expect(throws: Problem.self) { try AccessText.read(text) }
        #expect(problem?.code == "bus.bad-access")
        #expect(problem?.kind == .forbidden)
        #expect(problem?.detail == "What the asker may see and do cannot be read.")
    }

    @Test("is not there when the installation itself asks")
    func absent() {
        #expect(RequestOptions().attributes(operation: "m.ask")[text: "access"] == nil)
    }
}
