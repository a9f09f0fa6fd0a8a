import Messages
import ResponsibilityMessages

/// Tasks with lead and joining units, the work of towns on them, leading groups, delegated matters.
struct ResponsibilityRoutes: EndpointGroup {
    let tag = "responsibility"
    let bus: any GatewayBus

    var endpoints: [Endpoint] { tasks + assignments + groups + matters }

    private static let assignment = ["id": "assignment"]
    private static let programme = ["id": "programme"]

    private var tasks: [Endpoint] {
        [
            .query(
                ListTasks.self,
                at: "/api/v1/responsibilities",
                "Tasks as documents have them, with their units found in the register and what is odd about each.",
                on: bus
            ),
            .query(
                ListWorkload.self,
                at: "/api/v1/responsibilities/workload",
                "What each unit has to do in a programme, most clauses first.",
                on: bus
            ),
        ]
    }

    private var assignments: [Endpoint] {
        [
            .query(ListAssignments.self, at: "/api/v1/assignments", "Tasks that towns have, by id.", on: bus),
            .query(
                FindAssignment.self,
                at: "/api/v1/assignments/{id}",
                fields: ["id": "id"],
                tagged: true,
                "A task that a town has, with its reports; its ETag is its version.",
                on: bus
            ),
            .command(AssignTasks.self, at: "/api/v1/assignments", "Gives tasks to a town, all or none.", on: bus),
            .command(
                ReportProgress.self,
                at: "/api/v1/assignments/{id}/progress",
                fields: Self.assignment,
                "Reports how far a town is with a task.",
                on: bus
            ),
            .command(
                CompleteTask.self,
                at: "/api/v1/assignments/{id}/completion",
                fields: Self.assignment,
                "Says that a task is done, with what shows it.",
                on: bus
            ),
        ]
    }

    private var groups: [Endpoint] {
        [
            .query(
                FindGroup.self,
                at: "/api/v1/programmes/{id}/leading-group",
                fields: Self.programme,
                "The leading group of a programme, with the changes on file.",
                on: bus
            ),
            .command(
                FileGroupChange.self,
                at: "/api/v1/programmes/{id}/leading-group/changes",
                fields: Self.programme,
                "Files a change with the group's office.",
                on: bus
            ),
            .command(
                DissolveGroup.self,
                at: "/api/v1/programmes/{id}/leading-group/dissolution",
                fields: Self.programme,
                "Dissolves the group; its open tasks end, and a reason is required.",
                on: bus
            ),
        ]
    }

    private var matters: [Endpoint] {
        [
            .query(
                ListMatters.self,
                at: "/api/v1/delegated-matters",
                "The public catalogue of matters that towns took on.",
                on: bus
            ),
            .command(
                DelegateMatter.self,
                at: "/api/v1/delegated-matters",
                "Hands a matter to a town; refused without approval, funds and training.",
                on: bus
            ),
        ]
    }
}
