using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Matching;
using Hongniang.Matching.Indexing;
using Hongniang.Matching.Learning;

namespace Hongniang.Engagements.Learning;

/// <summary>Writes an association's judged pairs as a judged set, so that <c>hongniang evaluate</c> measures recipes on what became of its own matches.</summary>
/// <remarks>Achievements only: people are no collection to be ranked without their consent in a file. The files hold the texts of needs; they stay where the command writes them.</remarks>
public sealed class ExportJudgedPairs(HongniangDb db, MatchIndexes indexes)
{
    public const string NeedsFile = "needs.jsonl";
    public const string AchievementsFile = "achievements.jsonl";
    public const string QrelsFile = "qrels.tsv";

    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="Needs">Judged needs.</param>
    /// <param name="Achievements">The whole collection in sight that may be proposed.</param>
    /// <param name="Pairs">Judged pairs, as levels 1 (<see cref="PairGrade.Unfit"/>) to 4 (<see cref="PairGrade.Signed"/>).</param>
    public sealed record Output(int Needs, int Achievements, int Pairs);

    /// <summary>Refuses where no pair was judged; an existing judged set in the folder is written over.</summary>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    public async Task<Result<Output>> RunAsync(string folder, CancellationToken ct)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var set = await indexes.GetAsync(ct);
        var sight = new Sight(db.Scope);
        var needs = set.Needs.Values.Where(sight.MaySee).ToDictionary(n => n.Id);
        var achievements = set.Candidates.Values.Where(c => c.Kind is CandidateKind.Achievement && sight.MaySee(c)).OrderBy(c => c.Number, StringComparer.Ordinal).ToList();
        var numbers = achievements.ToDictionary(c => c.Id, c => c.Number);
        var pairs = (await JudgedOutcomes.LoadAsync(db, withPlaces: false, ct)).Where(p => needs.ContainsKey(p.NeedId) && numbers.ContainsKey(p.CandidateId))
            .Select(p => (Need: needs[p.NeedId], Candidate: numbers[p.CandidateId], Level: 1 + (int)p.Grade))
            .OrderBy(p => p.Need.Number, StringComparer.Ordinal).ThenBy(p => p.Candidate, StringComparer.Ordinal).ToList();
        if (pairs.Count == 0)
        {
            return new Problem("judged.none", "No achievement was judged for a need yet.");
        }

        var judged = pairs.Select(p => p.Need).DistinctBy(n => n.Id).ToList();
        Directory.CreateDirectory(folder);
        await File.WriteAllLinesAsync(Path.Combine(folder, NeedsFile), judged.Select(n => Line(n.Number, n.Title, n.Body)), ct);
        await File.WriteAllLinesAsync(Path.Combine(folder, AchievementsFile), achievements.Select(a => Line(a.Number, a.Title, a.Body)), ct);
        await File.WriteAllLinesAsync(Path.Combine(folder, QrelsFile), pairs.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Need.Number}\t{p.Candidate}\t{p.Level}")), ct);
        return new Output(judged.Count, achievements.Count, pairs.Count);
    }

    private static string Line(string id, string title, string content) => JsonSerializer.Serialize(new { id, title, content }, Options);
}
