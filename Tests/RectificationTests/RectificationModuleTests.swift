import Rectification
import Testing

@Test
func theModuleHasItsName() {
    #expect(RectificationModule.name == "rectification")
}
