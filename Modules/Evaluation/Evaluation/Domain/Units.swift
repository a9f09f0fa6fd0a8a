import Foundation
import Messages
import Quantities
import RegistryMessages

/// The units of measure of a programme: those that everybody uses, and its own.
struct Units {
    private let register: UnitRegister

    /// Takes a programme's own units.
    init(_ own: [MeasureUnitDefinition] = []) {
        register = UnitRegister.common.adding(
            own.map { MeasureUnit(name: $0.unit, dimension: $0.dimension, factor: $0.factor.number) }
        )
    }

    /// A value in another unit, `nil` when the two cannot be turned into each other.
    func convert(_ value: Decimal, from: String, to: String) -> Decimal? {
        if from == to { return value }
        return try? register.convert(DecimalValue(value), from: from, to: to).number
    }

    /// Why a figure's unit does not fit an indicator's, `nil` when it does.
    ///
    /// A figure of one year may be stated with 家 or with 家/年.
    func misfit(_ unit: String, indicator: String) -> String? {
        let (own, wanted) = (Self.plain(unit), Self.plain(indicator))
        if own == wanted { return nil }
        do throws(Problem) {
            _ = try register.convert(DecimalValue(1), from: own, to: wanted)
            return nil
        } catch {
            return [error.detail, error.remedy].filter { !$0.isEmpty }.joined(separator: " ")
        }
    }

    /// A unit without 每年.
    static func plain(_ unit: String) -> String { unit.hasSuffix("/年") ? String(unit.dropLast(2)) : unit }
}
