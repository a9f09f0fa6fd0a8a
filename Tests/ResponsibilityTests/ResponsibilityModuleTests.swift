import Responsibility
import Testing

@Test
func theModuleHasItsName() {
    #expect(ResponsibilityModule.name == "responsibility")
}
