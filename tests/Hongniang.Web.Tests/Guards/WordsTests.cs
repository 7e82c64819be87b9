using System.Text.RegularExpressions;
using Hongniang.Common;
using Hongniang.Testing;
using Hongniang.Web.People;
using Shouldly;
using Xunit;

namespace Hongniang.Web.Tests.Guards;

/// <summary>Every word of the interface exists in Chinese and in English. See docs/decisions/0003.</summary>
public sealed partial class WordsTests
{
    private static readonly Words Words = new(typeof(Words).Assembly, typeof(Program).Assembly);

    [Fact]
    public void Every_text_of_a_page_has_a_Chinese_word() => Missing(Sources().SelectMany(file =>
        SourceText.FirstArguments(file.Text, TextIndex()).SelectMany(SourceText.Literals).Select(key => (file.Name, key)))).ShouldBeEmpty();

    [Fact]
    public void Every_refusal_has_a_Chinese_word() => Missing(Sources().SelectMany(file =>
        ProblemTexts().Matches(SourceText.Join(file.Text)).Select(m => (file.Name, SourceText.Unescape(m.Groups["text"].Value))))).ShouldBeEmpty();

    [Fact]
    public void Every_verb_of_the_journal_has_words_in_both_languages()
    {
        var verbs = Sources().SelectMany(file => JournalVerbs(file.Text).Select(key => (file.Name, key))).ToList();

        verbs.Select(v => v.key).ShouldContain("Journal.Need.Published");
        Missing(verbs, english: true).ShouldBeEmpty();
    }

    [Fact]
    public void Every_kind_of_record_that_moves_with_its_unit_says_so() =>
        Missing(Sources().SelectMany(file => MergeLine().Matches(file.Text).Select(m => (file.Name, $"Journal.{m.Groups["kind"].Value}.UnitMerged"))), english: true).ShouldBeEmpty();

    [Fact]
    public void Every_kind_that_the_journal_is_narrowed_to_has_a_word() =>
        Missing(AuditQuery.Kinds.Select(kind => (nameof(AuditQuery), $"Journal.Kind.{kind}")), english: true).ShouldBeEmpty();

    [Fact]
    public void Every_member_of_an_enum_that_has_words_has_words_in_both_languages()
    {
        var enums = new[] { typeof(Words).Assembly, typeof(Program).Assembly }.SelectMany(a => a.GetTypes()).Where(t => t.IsEnum).ToList();
        var shown = enums.Where(t => Enum.GetNames(t).Any(m => Words.English.ContainsKey($"{t.Name}.{m}") || Words.Chinese.ContainsKey($"{t.Name}.{m}"))).ToList();

        shown.Count.ShouldBeGreaterThan(20);
        Missing(shown.SelectMany(t => Enum.GetNames(t).Select(m => (t.Name, $"{t.Name}.{m}"))), english: true).ShouldBeEmpty();
    }

    [Fact]
    public void Every_code_has_an_English_text_and_every_text_a_Chinese_one()
    {
        Words.Chinese.Keys.Where(key => CodeKey().IsMatch(key) && !Words.English.ContainsKey(key)).ShouldBeEmpty();
        Words.English.Keys.Where(key => !Words.Chinese.ContainsKey(key)).ShouldBeEmpty();
    }

    [Fact]
    public void A_translation_has_the_placeholders_of_its_sentence() =>
        Words.Chinese.Where(w => !Placeholders(Words.English.GetValueOrDefault(w.Key, w.Key)).SetEquals(Placeholders(w.Value))).Select(w => w.Key).ShouldBeEmpty();

    private static HashSet<string> Placeholders(string text) => [.. Placeholder().Matches(text).Select(m => m.Groups[1].Value)];

    private static IEnumerable<string> Missing(IEnumerable<(string File, string Key)> used, bool english = false) =>
        used.Where(u => !Words.Chinese.ContainsKey(u.Key) || ((english || CodeKey().IsMatch(u.Key)) && !Words.English.ContainsKey(u.Key)))
            .Distinct().Select(u => $"{u.File}: {u.Key}");

    private static IEnumerable<string> JournalVerbs(string source) =>
        SourceText.AllArguments(source, DeskRecord()).SelectMany(call => Verbs(call.Arguments).Select(verb => $"Journal.{call.Match.Groups["kind"].Value}.{verb}"))
            .Concat(SourceText.AllArguments(source, JournalDraft()).SelectMany(call =>
                Kind().Match(call.Arguments) is { Success: true } kind ? Verbs(call.Arguments).Select(verb => $"Journal.{kind.Groups[1].Value}.{verb}") : []));

    private static IEnumerable<string> Verbs(string arguments) => SourceText.Literals(arguments).Where(text => Verb().IsMatch(text));

    private static IEnumerable<(string Name, string Text)> Sources() =>
        new[] { "src/Hongniang", "src/Hongniang.Web" }.SelectMany(folder => Repository.Files(folder, ".cs", ".razor")).Select(file => (Repository.Short(file), File.ReadAllText(file)));

    [GeneratedRegex(@"(?<![\w.])(?:T|words)\[")]
    private static partial Regex TextIndex();

    [GeneratedRegex("""\bnew(?:\s+Problem)?\(\s*"[a-z0-9]+(?:[.-][a-z0-9]+)*",\s*"(?<text>(?:[^"\\]|\\.)+)" """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex ProblemTexts();

    [GeneratedRegex(@"\b(?<kind>[A-Z]\w+)Desk\.Record\(")]
    private static partial Regex DeskRecord();

    [GeneratedRegex(@"\bmerge\.Line\((?:nameof\()?""?(?<kind>\w+)")]
    private static partial Regex MergeLine();

    [GeneratedRegex(@"\bnew JournalDraft\(")]
    private static partial Regex JournalDraft();

    [GeneratedRegex(@"nameof\((\w+)\)")]
    private static partial Regex Kind();

    [GeneratedRegex("^[A-Z][A-Za-z]+$")]
    private static partial Regex Verb();

    [GeneratedRegex(@"^[A-Z]\w*(?:\.\w+)+$")]
    private static partial Regex CodeKey();

    [GeneratedRegex(@"\{(\d+)[^}]*\}")]
    private static partial Regex Placeholder();
}
