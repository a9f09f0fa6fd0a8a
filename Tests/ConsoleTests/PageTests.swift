import Console
import Testing

@Suite("The frame around a page")
struct PageTests {
}
