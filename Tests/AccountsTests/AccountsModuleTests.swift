import Accounts
import Testing

@Test
func theModuleHasItsName() {
    #expect(AccountsModule.name == "accounts")
}
