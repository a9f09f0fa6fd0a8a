import EnvironmentGovernance
import Testing

@Test
func theModuleHasItsName() {
    #expect(EnvironmentGovernanceModule.name == "environment")
}
