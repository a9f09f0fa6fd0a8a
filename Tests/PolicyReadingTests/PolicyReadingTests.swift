import PolicyReading
import Testing

@Test
func aReadingEqualsItself() {
    #expect(PolicyReading() == PolicyReading())
}
