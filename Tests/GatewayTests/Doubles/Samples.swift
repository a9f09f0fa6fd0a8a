/// Pieces of JSON that several tests send or are answered with.
enum Samples {
    /// A programme with two steps in two collections.
    static let programme = """
        {"id": "p", "version": 1, "names": {"zh": "项目"}, "card": {"title": "文件"},
         "stages": [{"id": "a", "names": {"zh": "甲"}, "initial": true}],
         "steps": [
           {"id": "apply", "names": {"zh": "申报"}, "collection": "applications", "from": ["a"], "to": "a",
            "documentRequired": false, "reasonRequired": false, "yearly": false, "lists": false},
           {"id": "name", "names": {"zh": "命名"}, "collection": "namings", "from": ["a"], "to": "a",
            "documentRequired": false, "reasonRequired": false, "yearly": false, "lists": false}]}
        """

    /// The body that publishes a batch without towns.
    static func batch(of programme: String) -> String {
        """
        {"actor": {"unit": "gov-1"}, "batch": {"programme": "\(programme)", "number": 1, "published": "2019-02-11",
         "citation": {"title": "文件"}, "historical": true, "entries": []}}
        """
    }

    /// A page of two towns, the first in two programmes.
    static let towns = """
        {"items": [
          {"id": "t-1", "name": "=SUM(A1)", "regionCode": "220184", "townType": null, "isDesignatedTown": true,
           "memberships": [{"programme": "p", "number": 1, "level": null, "category": "a,b", "stage": "listed"},
                           {"programme": "q", "number": null, "level": null, "category": null, "stage": "new"}],
           "version": 3},
          {"id": "t-2", "name": "二\\"镇\\"", "regionCode": null, "townType": null, "isDesignatedTown": false,
           "memberships": [], "version": 1}],
         "total": 2, "next": null}
        """
}
