import TownPage
import Testing

@Test
func theModuleHasItsName() {
    #expect(TownPageModule.name == "townpage")
}
