using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Common.Importing;
using Hongniang.Data;
using Hongniang.Imports;
using Hongniang.Needs;
using Hongniang.Network;
using Hongniang.Supply;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hongniang.Cli;

/// <summary><c>hongniang import</c>: the same road as the pages, from the file to the sheet of refused rows, in one go.</summary>
internal static class ImportCommand
{
    private static readonly Dictionary<string, string> Subjects = new(StringComparer.OrdinalIgnoreCase)
    {
        ["needs"] = nameof(Need), ["achievements"] = nameof(Achievement), ["experts"] = nameof(Expert), ["organizations"] = nameof(Organization),
    };

    private static readonly Argument<FileInfo> TheFile = new Argument<FileInfo>("FILE") { Description = "The spreadsheet: .xlsx, or .csv in UTF-8 or GB18030." }.AcceptExistingOnly();
    private static readonly Option<string> Subject = new Option<string>("--subject") { Description = "What the rows become.", Required = true }.AcceptOnlyFromAmong([.. Subjects.Keys]);
    private static readonly Option<string> Holder = new("--holder") { Description = "The association that will hold the records: its number (DW-…) or exact name.", Required = true };
    private static readonly Option<string?> Sheet = new("--sheet") { Description = "The sheet of the workbook. Default: the one whose headings are recognised best." };
    private static readonly Option<string[]> Map = new("--map") { Description = "What a column becomes: \"heading=field\", or \"heading=\" to leave it out. May be given several times.", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<bool> Publish = new("--publish") { Description = "The rows were reviewed before: publish them at once. Default: they wait for review." };
    private static readonly Option<bool> Consent = new("--consent") { Description = "Experts: those of the file agreed to be listed and asked." };
    private static readonly Option<string?> Unnamed = new("--unnamed") { Description = "The name for rows that name no enterprise or owner." };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Only say what would become of the rows; nothing is written." };
    private static readonly Option<FileInfo?> Errors = new("--errors") { Description = "Write the refused rows with their reasons here, as .xlsx.", HelpName = "OUT.xlsx" };

    public static Command Create()
    {
        var command = new Command("import", "Import needs, achievements, experts or organisations from a spreadsheet.") { TheFile };
        foreach (var option in (Option[])[Subject, Holder, Sheet, Map, Publish, Consent, Unnamed, DryRun, Errors])
        {
            command.Options.Add(option);
        }

        command.SetDatabaseAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.Open(out var db);
        var say = new Terminal(parsed, services.GetRequiredService<Words>());
        if (await DatabaseOption.ReasonNotReadyAsync(db, ct) is { } notReady)
        {
            return await say.RefuseAsync(notReady);
        }

        var holder = await OrganizationLookup.FindAsync(db, parsed.GetValue(Holder), ct);
        if (holder is not { Kind: OrganizationKind.Association })
        {
            return await say.RefuseAsync(say.Words["There is no association with this number or name: {0}.", parsed.GetValue(Holder) ?? ""]);
        }

        var file = parsed.GetRequiredValue(TheFile);
        var content = await File.ReadAllBytesAsync(file.FullName, ct);
        var subject = scope.ServiceProvider.GetRequiredService<ImportSubjects>().Of(Subjects[parsed.GetRequiredValue(Subject)]);
        if (parsed.GetValue(DryRun))
        {
            return await DryRunAsync(parsed, scope.ServiceProvider, say, new DryRunImport.Input(subject.Kind, file.Name, content, holder.Id, holder.RegionCode, parsed.GetValue(Sheet)), subject, ct);
        }

        var started = await scope.ServiceProvider.GetRequiredService<StartImport>().RunAsync(new(subject.Kind, file.Name, content, holder.Id), Actor.System, ct);
        if (!started.Succeeded)
        {
            return await say.RefuseAsync(started.Problems);
        }

        var number = started.Value;
        var mapping = await ImportMapping.LoadAsync(db, scope.ServiceProvider.GetRequiredService<ImportSubjects>(), number, parsed.GetValue(Sheet), ct);
        var plan = mapping.Succeeded ? Planned(parsed, mapping.Value.ToPlan(), subject) : Result<ImportPlan>.Refused(mapping.Problems);
        var confirmed = plan.Succeeded ? await scope.ServiceProvider.GetRequiredService<ConfirmImport>().RunAsync(new(number, mapping.Value.Run.Version, plan.Value), Actor.System, ct) : plan;
        if (!confirmed.Succeeded)
        {
            await scope.ServiceProvider.GetRequiredService<CancelImport>().RunAsync(new(number), Actor.System, ct);
            await say.ColumnsAsync(mapping.Succeeded ? mapping.Value.Reading : null, subject);
            return await say.RefuseAsync(confirmed.Problems, subject);
        }

        await say.LineAsync($"{number}  {file.Name}");
        await say.PlanAsync(plan.Value, subject);
        return await ExecuteAsync(parsed, services, say, number, ct);
    }

    private static async Task<int> ExecuteAsync(ParseResult parsed, IServiceProvider services, Terminal say, string number, CancellationToken ct)
    {
        var watch = Stopwatch.StartNew();
        await using var scope = services.Open(out var db);
        var work = scope.ServiceProvider.GetRequiredService<RunImport>().RunAsync(number, ct);
        await say.FollowAsync(services, number, work, ct);
        var ending = await work;
        db.Scope = Scope.Everything;
        db.ChangeTracker.Clear();
        var run = await db.ImportRuns.AsNoTracking().SingleAsync(r => r.Number == number, ct);
        await say.CountsAsync(run.TotalRows, run.Added, run.Unchanged, run.PossibleDuplicates, run.Refused, watch.Elapsed);
        if (run.Failure is { } failure)
        {
            await say.RefuseAsync(say.Words[failure]);
        }

        if (parsed.GetValue(Errors) is { } errors && run.Refused + run.PossibleDuplicates > 0)
        {
            var sheet = await scope.ServiceProvider.GetRequiredService<RefusedRowsSheet>().RunAsync(new(number, AlsoHeldBack: true), Actor.System, say.Words, ct);
            await File.WriteAllBytesAsync(errors.FullName, sheet.Value.Content, ct);
            await say.LineAsync($"→ {errors.FullName}");
        }

        return ending is RunImport.Ending.Done ? 0 : 1;
    }

    private static async Task<int> DryRunAsync(ParseResult parsed, IServiceProvider services, Terminal say, DryRunImport.Input input, ImportSubject subject, CancellationToken ct)
    {
        var watch = Stopwatch.StartNew();
        var dry = services.GetRequiredService<DryRunImport>();
        var reading = dry.Read(input);
        var plan = reading.Succeeded ? Planned(parsed, reading.Value, subject) : Result<ImportPlan>.Refused(reading.Problems);
        if (!plan.Succeeded)
        {
            return await say.RefuseAsync(plan.Problems, subject);
        }

        await say.PlanAsync(plan.Value, subject);
        var result = await dry.RunAsync(input, plan.Value, Actor.System, ct);
        if (!result.Succeeded)
        {
            return await say.RefuseAsync(result.Problems, subject);
        }

        foreach (var refused in result.Value.Rows.Where(r => r.Outcome is ImportOutcome.Refused).Take(20))
        {
            await say.LineAsync($"{refused.Number}: {string.Join(" ", refused.Remarks.Where(r => !r.IsWarning).Select(r => r.In(say.Words, subject.Kind)))}");
        }

        await say.CountsAsync(result.Value.Rows.Count, result.Value.CountOf(ImportOutcome.Added), result.Value.CountOf(ImportOutcome.Unchanged), result.Value.CountOf(ImportOutcome.PossibleDuplicate), result.Value.CountOf(ImportOutcome.Refused), watch.Elapsed);
        if (parsed.GetValue(Errors) is { } errors && result.Value.CountOf(ImportOutcome.Refused) > 0)
        {
            await File.WriteAllBytesAsync(errors.FullName, result.Value.ToRefusedSheet(plan.Value, subject.Kind, say.Words), ct);
            await say.LineAsync($"→ {errors.FullName}");
        }

        return 0;
    }

    /// <summary>The recognised plan, changed by what the command line says.</summary>
    private static Result<ImportPlan> Planned(ParseResult parsed, ImportPlan plan, ImportSubject subject)
    {
        foreach (var map in parsed.GetValue(Map) ?? [])
        {
            var at = map.LastIndexOf('=');
            var (heading, field) = at < 0 ? (map, "") : (map[..at].Trim(), map[(at + 1)..].Trim());
            var column = plan.Columns.FirstOrDefault(c => c.Heading == heading) ?? plan.Columns.FirstOrDefault(c => HeadingText.Normalize(c.Heading) == HeadingText.Normalize(heading));
            var known = subject.Fields.FirstOrDefault(f => f.Name.Equals(field, StringComparison.OrdinalIgnoreCase));
            if (column is null || (known is null && field.Length > 0))
            {
                return column is null
                    ? new Problem("import.no-column", "There is no column with this heading: {0}.", null, heading)
                    : new Problem("import.no-field", "There is no field {0}. Fields: {1}.", null, field, string.Join(", ", subject.Fields.Select(f => f.Name)));
            }

            plan = plan with { Columns = [.. plan.Columns.Select(c => c == column ? c with { Field = known?.Name } : c)] };
        }

        return plan with { Publish = parsed.GetValue(Publish), HasConsent = parsed.GetValue(Consent), UnnamedOrganization = parsed.GetValue(Unnamed) ?? "未注明单位" };
    }

    /// <summary>What the terminal shows, in its language.</summary>
    private sealed class Terminal(ParseResult parsed, Words words)
    {
        private readonly TextWriter _output = parsed.InvocationConfiguration.Output;

        public Words Words { get; } = words;

        public Task LineAsync(string text) => _output.WriteLineAsync(text);

        public async Task<int> RefuseAsync(string sentence)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(sentence);
            return 2;
        }

        public async Task<int> RefuseAsync(IReadOnlyList<Problem> problems, ImportSubject? subject = null)
        {
            foreach (var problem in problems)
            {
                var field = subject?.Fields.FirstOrDefault(f => f.Name == problem.Field);
                await RefuseAsync((field is null ? "" : $"{ImportTemplate.LabelOf(field, subject!, Words)}: ") + Words[problem]); // why: a field is found in a subject only
            }

            return 2;
        }

        public async Task ColumnsAsync(SheetReading? reading, ImportSubject subject)
        {
            if (reading is not null)
            {
                await PlanAsync(new ImportPlan { HeadingRow = reading.HeadingRow, Columns = [.. reading.Columns.Select(c => c.Is)] }, subject);
            }
        }

        public async Task PlanAsync(ImportPlan plan, ImportSubject subject)
        {
            foreach (var column in plan.Columns)
            {
                var field = subject.Fields.FirstOrDefault(f => f.Name == column.Field);
                await LineAsync($"  {column.Heading} → {(field is null ? "-" : $"{field.Name} ({ImportTemplate.LabelOf(field, subject, Words)})")}");
            }
        }

        public Task CountsAsync(int total, int added, int unchanged, int held, int refused, TimeSpan time) => LineAsync(
            Words["{0} rows: {1} imported, {2} known already, {3} possible duplicates, {4} refused ({5} s).", total, added, unchanged, held, refused, time.TotalSeconds.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture)]);

        /// <summary>A line that counts up while the work goes on; nothing where the output is no terminal.</summary>
        public async Task FollowAsync(IServiceProvider services, string number, Task work, CancellationToken ct)
        {
            while (!Console.IsOutputRedirected && await Task.WhenAny(work, Task.Delay(500, ct)) != work)
            {
                await using var scope = services.Open(out var db);
                var at = await db.ImportRuns.AsNoTracking().Where(r => r.Number == number).Select(r => new { r.DoneRows, r.TotalRows }).SingleAsync(ct);
                await _output.WriteAsync($"\r{at.DoneRows}/{at.TotalRows} ");
            }

            await _output.WriteAsync(Console.IsOutputRedirected ? "" : "\r");
        }
    }
}
