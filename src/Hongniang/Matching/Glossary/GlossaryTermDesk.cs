using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Matching.Glossary;

/// <summary>What every change of the glossary shares: who may, what a pair must be, and its line in the journal.</summary>
internal static class GlossaryTermDesk
{
    public static Problem? ReasonNotToChange(Actor actor) => actor.May(AccessRules.MayWork) ? null : Problem.NotAllowed();

    /// <summary>What is wrong with the pair, by field.</summary>
    public static IReadOnlyList<Problem> Check(string? chinese, string? english)
    {
        List<Problem> problems = [];
        if (chinese is null || !chinese.Any(c => c is >= '\u3400' and <= '\u9fff'))
        {
            problems.Add(new Problem("term.chinese", "Write the Chinese term, in Chinese characters.", "Chinese"));
        }
        else if (chinese.Length > GlossaryTerm.MaxChinese)
        {
            problems.Add(Problem.TooLong("Chinese", GlossaryTerm.MaxChinese));
        }

        if (english is null || !english.Any(char.IsAsciiLetter) || english.Any(c => c is >= '\u3400' and <= '\u9fff'))
        {
            problems.Add(new Problem("term.english", "Write the English term, in Latin letters.", "English"));
        }
        else if (english.Length > GlossaryTerm.MaxEnglish)
        {
            problems.Add(Problem.TooLong("English", GlossaryTerm.MaxEnglish));
        }

        return problems;
    }

    public static Task<GlossaryTerm?> FindAsync(HongniangDb db, string chinese, string english, CancellationToken ct) =>
        db.GlossaryTerms.SingleOrDefaultAsync(t => t.Chinese == chinese && t.English == english, ct);

    public static Problem Known() => new("term.known", "This pair is in the glossary already.", "English");

    public static void Record(HongniangDb db, GlossaryTerm term, Actor actor, DateTimeOffset now, string verb, object? before = null, object? after = null) =>
        db.Record(new JournalDraft(actor, now, nameof(GlossaryTerm), term.Id, term.Chinese, verb) { Before = before, After = after });
}
