import Testing

struct CodeBlankerTests {
    @Test(arguments: [
        ("let a = 1 // word", "let a = 1        "),
        ("a /* x /* y */ z */ b", "a                   b"),
        (#"f("word { }") + g"#, #"f("        ") + g"#),
        (#"f("a \(g("b", h(c))) d")"#, #"f("   (g(" ", h(c)))  ")"#),
        (##"f(#"a " b"#, c)"##, ##"f(#"     "#, c)"##),
        (#"f("a \" b", c)"#, #"f("      ", c)"#),
        ("let r = /a\"b/ + c", "let r =       + c"),
        ("let q = a / b / c", "let q = a / b / c"),
        ("\"\"\"\na \"b\" {\n\"\"\" }", "\"\"\"\n       \n\"\"\" }"),
    ])
    func commentsAndLiteralsAreBlanked(text: String, code: String) {
        #expect(SourceFile("a.swift", text).code == code)
    }

    @Test
    func literalsStayWhereARuleWantsThem() {
        #expect(SourceFile("a.swift", #"f("word") // word"#).codeWithLiterals == #"f("word")        "#)
    }
}
