import Console
import Testing

@Test
func aPageKeepsItsHTML() {
    #expect(Page(html: "<p>").html == "<p>")
}
