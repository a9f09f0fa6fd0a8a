import ECommerce
import Testing

@Test
func theModuleHasItsName() {
    #expect(ECommerceModule.name == "ecommerce")
}
