using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Needs;
using Hongniang.Network;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Visits;

/// <summary>Writes down what a visit brought: findings, pictures, and the needs that were found on the spot, each as a draft. Made for a device that was without a signal:
/// the same report sent again changes nothing, and one that meets another report is refused until a person has seen both.</summary>
public sealed class ReportVisit(HongniangDb db, AssociationClock clock)
{
    public const int MostNeeds = 10;

    /// <summary>A need that somebody of the enterprise spoke of.</summary>
    public sealed record NeedFound(string? Title, string? Description);

    /// <param name="Number">The planned visit; null for one that nobody had planned.</param>
    /// <param name="Key">Made once by the device for this report.</param>
    /// <param name="Version">Of the visit as the device knew it.</param>
    /// <param name="EnterpriseName">Of a visit that was not planned.</param>
    /// <param name="RegionCode">Of a visit that was not planned; empty where the register knows.</param>
    /// <param name="Photos">JPEG or PNG, told by their content (<see cref="Paper"/>).</param>
    public sealed record Input(
        string? Number, Guid Key, int Version, string? EnterpriseName, string? RegionCode, DateOnly? HeldOn, string? PeopleMet, string? Findings, IReadOnlyList<NeedFound> Needs,
        IReadOnlyList<byte[]> Photos);

    /// <param name="Needs">The numbers of the needs that were drafted.</param>
    public sealed record Output(string Number, IReadOnlyList<string> Needs);

    public async Task<Result<Output>> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (VisitRules.ReasonNotToPlan(actor) is { } refused)
        {
            return refused;
        }

        if (input.Key == Guid.Empty)
        {
            return new Problem("visit.no-key", "The report has no key. Reload the page and send it again.");
        }

        await using var transaction = await db.BeginAsync(ct);
        if (await db.Visits.AsNoTracking().Where(v => v.ReportKey == input.Key).Select(v => v.Number).SingleOrDefaultAsync(ct) is { } known)
        {
            return new Output(known, await NeedsOfAsync(db, known, ct));
        }

        var found = await FindAsync(input, actor, ct);
        if (!found.Succeeded)
        {
            return Result<Output>.Refused(found.Problems);
        }

        var (visit, isNew) = found.Value;
        var (people, findings) = (Texts.Clean(input.PeopleMet), Texts.Clean(input.Findings));
        var needs = input.Needs.Select(n => (Title: Texts.Clean(n.Title), Description: Texts.Clean(n.Description))).Where(n => n.Title is not null || n.Description is not null)
            .Select(n => FactsOf(visit, n.Title, n.Description)).ToList();
        var photos = Photos(input.Photos);
        var problems = Check(input, people, findings, needs).Concat(photos.Problems).ToList();
        if (problems.Count > 0)
        {
            return Result<Output>.Refused(problems);
        }

        if (isNew)
        {
            db.Visits.Add(visit);
        }

        var before = new { visit.State, visit.HeldOn, visit.Findings };
        var wasHeld = visit.State is VisitState.Held;
        visit.Hold(new Visit.Report(input.Key, input.HeldOn!.Value /* why: checked above */, people, findings! /* why: checked above */), actor, clock.Now);
        foreach (var photo in photos.Value.Where(p => visit.Photos.All(known => known.Sha256 != p.Sha256)).Take(Visit.MaxPhotos - visit.Photos.Count))
        {
            db.Files.Add(photo);
            visit.Add(new VisitPhoto { Id = clock.NewId(), FileId = photo.Id, Sha256 = photo.Sha256 });
        }

        var numbers = await DraftAsync(visit, needs, actor, ct);
        VisitDesk.Record(db, visit, actor, clock.Now, wasHeld ? "Corrected" : "Held", before, new { visit.State, visit.HeldOn, visit.Findings, Needs = numbers.Count, Photos = visit.Photos.Count });
        var result = await db.CommitAsync(ct);
        return result.Succeeded ? new Output(visit.Number, numbers) : Result<Output>.Refused(result.Problems);
    }

    internal static Task<List<string>> NeedsOfAsync(HongniangDb db, string visit, CancellationToken ct) =>
        db.Needs.AsNoTracking().Where(n => n.Source == NeedSource.Visit && n.SourceReference == visit).OrderBy(n => n.Number).Select(n => n.Number).ToListAsync(ct);

    private async Task<Result<(Visit Visit, bool IsNew)>> FindAsync(Input input, Actor actor, CancellationToken ct)
    {
        if (input.Number is { } number)
        {
            var taken = await VisitDesk.TakeAsync(db, number, input.Version, v => VisitRules.ReasonNotToReport(v, actor, db.Scope), ct);
            return taken.Succeeded ? (taken.Value, false) : Result<(Visit, bool)>.Refused(taken.Problems);
        }

        var plan = await VisitDesk.PlaceAsync(
            db,
            new Visit.Plan
            {
                HolderId = default, EnterpriseName = Texts.Clean(input.EnterpriseName) ?? "", RegionCode = Texts.Clean(input.RegionCode) ?? "", On = input.HeldOn ?? clock.Today, LeaderId = actor.AccountId,
                LeaderName = actor.Name,
            },
            actor,
            ct);
        if (await VisitDesk.CheckAsync(db, plan, clock.Today, ct) is { Count: > 0 } problems)
        {
            return Result<(Visit, bool)>.Refused(problems);
        }

        var visit = Visit.Planned(clock.NewId(), await Numbering.TakeAsync(db, HumanNumber.Visit, clock.Today, ct), plan, routePlace: 0, clock.Now);
        return (visit, true);
    }

    private async Task<IReadOnlyList<string>> DraftAsync(Visit visit, List<Need.Facts> needs, Actor actor, CancellationToken ct)
    {
        if (needs.Count == 0)
        {
            return [];
        }

        var numbers = await Numbering.TakeAsync(db, HumanNumber.Need, clock.Today, needs.Count, ct);
        foreach (var (facts, number) in needs.Zip(numbers))
        {
            var need = Need.Draft(new NeedId(clock.NewId()), number, facts, NeedSource.Visit, visit.Number, actor.AccountId, clock.Now, visit.IsSample);
            db.Needs.Add(need);
            NeedDesk.Record(db, need, actor, clock.Now, "Drafted", after: new { need.Title, need.Kind, need.RegionCode, need.Source, need.SourceReference });
        }

        return numbers;
    }

    private static Need.Facts FactsOf(Visit visit, string? title, string? description) => new()
    {
        Title = title ?? "", Description = description ?? title ?? "", EnterpriseId = visit.EnterpriseId, EnterpriseName = visit.EnterpriseName, HolderId = visit.HolderId, RegionCode = visit.RegionCode,
    };

    private IReadOnlyList<Problem> Check(Input input, string? people, string? findings, List<Need.Facts> needs)
    {
        var checks = new FactChecks();
        if (input.HeldOn is not { } held)
        {
            checks.Add(Problem.Required(nameof(input.HeldOn)));
        }
        else if (held > clock.Today)
        {
            checks.Add(new Problem("visit.ahead", "The visit cannot have been held after today.", nameof(input.HeldOn)));
        }
        else if (held < clock.Today.AddYears(-1))
        {
            checks.Add(new Problem("date.absurd", "{0} cannot be right. Please check the year.", nameof(input.HeldOn), held));
        }

        checks.Optional(people, Visit.MaxPeople, nameof(input.PeopleMet)).Required(findings, Visit.MaxText, nameof(input.Findings)).Unclassified(nameof(input.Findings), findings);
        if (needs.Count > MostNeeds)
        {
            checks.Add(new Problem("too-many", "At most {0} entries.", nameof(input.Needs), MostNeeds));
        }

        for (var place = 0; place < needs.Count; place++)
        {
            var row = place;
            checks.AddRange(NeedChecks.Check(needs[place], clock.Today).Where(p => p.Field is "Title" or "Description").Select(p => p with { Field = $"Needs[{row}].{p.Field}" }));
        }

        return checks.Problems;
    }

    private Result<IReadOnlyList<StoredFile>> Photos(IReadOnlyList<byte[]> contents)
    {
        List<StoredFile> files = [];
        foreach (var content in contents)
        {
            var read = Paper.Read(null, content, nameless: "走访照片", clock);
            if (!read.Succeeded && content.Length > StoredFile.MaxBytes)
            {
                return read.Problems[0] with { Field = nameof(Input.Photos) };
            }

            if (!read.Succeeded || !read.Value.ContentType.StartsWith("image/", StringComparison.Ordinal))
            {
                return new Problem("visit.no-picture", "Only pictures (JPG, PNG) can be kept here. This file is none.", nameof(Input.Photos));
            }

            files.Add(read.Value);
        }

        return files.DistinctBy(f => f.Sha256).ToList();
    }
}
