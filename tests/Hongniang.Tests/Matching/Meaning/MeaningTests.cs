using Hongniang.Matching;
using Hongniang.Matching.Indexing;
using Hongniang.Matching.Meaning;
using Hongniang.Needs;
using Hongniang.Supply;
using Hongniang.Testing;
using RedThread;
using RedThread.Indexing;
using RedThread.Tests.Embeddings;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Matching.Meaning;

public sealed class MeaningTests
{
    [Fact]
    public async Task A_Chinese_need_finds_an_English_profile_that_shares_no_word_and_says_why()
    {
        var folder = Directory.CreateTempSubdirectory("hongniang-model");
        try
        {
            await using var stage = await MeaningStage.StartAsync(s => s.Folder = SmallModel.WriteTo(folder.FullName));
            var before = await stage.Database.MatchAsync(stage.Need, CandidateKind.Expert);
            before.Rows.ShouldBeEmpty();
            before.Desk.WaitsForMeaning.ShouldBeTrue();

            await stage.WorkAsync(stage.Database.Indexes());
            var list = await stage.Database.MatchAsync(stage.Need, CandidateKind.Expert);

            var row = list.Rows.ShouldHaveSingleItem();
            row.Candidate.Number.ShouldBe(stage.English.Number);
            row.Likeness.ShouldBe(0);
            row.Score.Parts.Sum(p => p.Points).ShouldBe(row.Score.Points);
            row.Score.Points.ShouldBeGreaterThan(50);
            row.Score.Parts.Single(p => p.Criterion is Criterion.Meaning).Points.ShouldBeGreaterThan(40);
            row.Score.Parts.Single(p => p.Criterion is Criterion.Text).ShouldBe(new ScorePart(Criterion.Text, 0, 0, 0));
            row.Score.Reasons.ShouldContain(r => r.Kind == ReasonKind.MeaningAcross && (int)r.Args[0] > 70);
            row.Promise.ShouldBeNull();
            list.Desk.WaitsForMeaning.ShouldBeFalse();
            list.Desk.Find(stage.English.Number, [])!.Value.Row.Score.ShouldBe(row.Score, new SameScore());
            stage.Progress.Now.ShouldBe(new MeaningProgress.Seen(MeaningState.UpToDate, 4, 0, 0, null, null, null));

            // Read from the other end the pair is the same.
            await using var open = stage.Database.Open();
            var other = (await open.The<NeedsToMeet>().FindAsync(stage.English.Number, CancellationToken.None)).ShouldHaveSingleItem();
            (other.Need.Number, other.IsByMeaning, other.Percent).ShouldBe((stage.Need.Number, true, (int)row.Score.Reasons.Single(r => r.Kind == ReasonKind.MeaningAcross).Args[0]));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Another_model_that_comes_in_between_says_nothing_of_a_need_that_the_former_one_read()
    {
        using var vectors = new MeaningVectors(new EmbeddingSettings());
        var asked = new MatchQuery("固态电解质", "");
        vectors.Put(TextKind.Need, "XQ-2026-000001", Fingerprint.Of(asked.Title, asked.Body), [1, 0]);
        vectors.Put(TextKind.Expert, "ZJ-2026-000001", 1, [1, 0]);
        vectors.Put(TextKind.Expert, "ZJ-2026-000002", 2, [0, 1]);
        var meaning = vectors.Of("XQ-2026-000001", asked, CandidateKind.Expert).ShouldNotBeNull();
        meaning.Near(5, _ => true).ShouldBe(["ZJ-2026-000001"]);

        vectors.Put(TextKind.Expert, "ZJ-2026-000001", 1, [1, 0, 0]).ShouldBeTrue();

        meaning.Near(5, _ => true).ShouldBeEmpty();
        meaning.Of(new Candidate
        {
            Kind = CandidateKind.Expert, Id = Guid.Empty, Number = "ZJ-2026-000001", Title = "", Body = "", HolderId = default, RegionCode = "440100", HasConsent = true,
            OrganizationName = "", Modes = [], State = SupplyState.Published, Visibility = Visibility.Network, UpdatedAt = default,
        }).Likeness.ShouldBeNull();
    }

    [Fact]
    public async Task A_restart_asks_for_nothing_again_and_a_change_for_one_text()
    {
        using var endpoint = new FakeEmbeddings();
        await using var stage = await MeaningStage.StartAsync(s => (s.Endpoint, s.Model, s.Key) = (endpoint.Address, "fake", "geheim-1"));
        await stage.WorkAsync(stage.Database.Indexes());
        endpoint.Texts.Count.ShouldBe(4);
        endpoint.Keys.ShouldAllBe(k => k == "Bearer geheim-1");

        using var restarted = stage.Restarted();
        var set = await restarted.GetAsync(CancellationToken.None);
        set.Meaning!.Count.ShouldBe(4);
        var work = await stage.WorkAsync(restarted);
        endpoint.Texts.Count.ShouldBe(4);

        await stage.ChangeAsync(stage.English, e => e.Change(e.ToFacts() with { ResearchDirections = "solid electrolyte films" }, stage.Database.Clock.Now));
        await stage.WorkAsync(restarted, work);
        endpoint.Texts.Count.ShouldBe(5);
        endpoint.Texts.Last().ShouldStartWith("solid electrolyte films");

        // Whoever takes the consent back is forgotten at once, also in the file.
        await stage.ChangeAsync(stage.English, e => e.Change(e.ToFacts() with { HasConsent = false }, stage.Database.Clock.Now));
        await stage.WorkAsync(restarted, work);
        set.Meaning.Count.ShouldBe(3);
        using var third = stage.Restarted();
        (await third.GetAsync(CancellationToken.None)).Meaning!.Count.ShouldBe(3);
        System.Text.Encoding.UTF8.GetString(await File.ReadAllBytesAsync(stage.File.Path!, CancellationToken.None)).ShouldNotContain(stage.English.Number); // why: the path was given
        endpoint.Texts.Count.ShouldBe(5);
    }

    [Fact]
    public async Task Only_texts_that_matching_reads_are_sent_and_only_of_what_is_offered()
    {
        using var endpoint = new FakeEmbeddings();
        await using var stage = await MeaningStage.StartAsync(s => (s.Endpoint, s.Model, s.QueryPrefix, s.PassagePrefix) = (endpoint.Address, "fake", "query: ", "passage: "));
        await stage.World.NeedAsync(NeedState.Draft, f => f with { Title = "草稿里的秘密" });
        await stage.World.ExpertAsync("不同意", f => f with { ResearchDirections = "未同意的方向", HasConsent = false });
        await stage.World.AchievementAsync("釉料");

        await stage.WorkAsync(stage.Database.Indexes());

        endpoint.Texts.Order(StringComparer.Ordinal).ShouldBe(((string[])
        [
            "query: 固态电解质\n固态电解质", "passage: solid electrolyte\nIonic transport in solid electrolyte films", "passage: glaze\nglaze", "passage: wind\nwind",
            "passage: 釉料\n一种适用于高镍三元正极的电解液，低温性能 −30℃，已完成中试。",
        ]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_dead_endpoint_leaves_the_lists_as_they_were_and_is_tried_again_later_and_later()
    {
        using var endpoint = new FakeEmbeddings { Status = 500 };
        await using var stage = await MeaningStage.StartAsync(s => (s.Endpoint, s.Model) = (endpoint.Address, "fake"));
        await using var plain = await MeaningStage.StartAsync(_ => { });
        foreach (var each in (MeaningStage[])[stage, plain])
        {
            await each.World.AchievementAsync("固态电解质薄膜", f => f with { Summary = "固态" });
            await each.World.AchievementAsync("釉", f => f with { Summary = "釉" });
        }

        var work = await stage.WorkAsync(stage.Database.Indexes());
        var (tried, now) = (endpoint.Texts.Count, stage.Progress.Now);
        var (one, other) = (await stage.Database.MatchAsync(stage.Need), await plain.Database.MatchAsync(plain.Need));

        one.Rows.ShouldHaveSingleItem().Score.ShouldBe(other.Rows.ShouldHaveSingleItem().Score, new SameScore());
        (now.State, now.Trouble, now.Made, now.Waiting).ShouldBe((MeaningState.Failing, MeaningTrouble.Broken, 0, 6));
        now.NextTry.ShouldBe(stage.Database.Clock.Now.AddSeconds(2));
        work.IsNewTrouble.ShouldBeTrue();
        await stage.WorkAsync(stage.Database.Indexes(), work);
        endpoint.Texts.Count.ShouldBe(tried);
        stage.Database.Time.Advance(TimeSpan.FromSeconds(3));
        endpoint.Status = 429;
        await stage.WorkAsync(stage.Database.Indexes(), work);
        (stage.Progress.Now.Trouble, stage.Progress.Now.NextTry, stage.Progress.Now.TroubleSince).ShouldBe((MeaningTrouble.TooMuch, stage.Database.Clock.Now.AddSeconds(4), now.TroubleSince));

        endpoint.Status = 200;
        stage.Database.Time.Advance(TimeSpan.FromSeconds(5));
        await stage.WorkAsync(stage.Database.Indexes(), work);
        stage.Progress.Now.ShouldBe(new MeaningProgress.Seen(MeaningState.UpToDate, 6, 0, 0, null, null, null));
        (await stage.Database.MatchAsync(stage.Need)).Rows.ShouldHaveSingleItem().Score.Parts.ShouldContain(p => p.Criterion == Criterion.Meaning);
    }

    [Fact]
    public async Task Where_nobody_listens_it_says_so_and_a_text_that_the_model_refuses_holds_up_no_other()
    {
        using var endpoint = new FakeEmbeddings { Unreadable = "wind" };
        await using var stage = await MeaningStage.StartAsync(s => (s.Endpoint, s.Model) = (endpoint.Address, "fake"));

        var work = await stage.WorkAsync(stage.Database.Indexes());
        var refused = stage.Progress.Now;
        await stage.ChangeAsync(stage.Wind, e => e.Change(e.ToFacts() with { ResearchDirections = "glaze", Works = "glaze" }, stage.Database.Clock.Now));
        await stage.WorkAsync(stage.Database.Indexes(), work);
        stage.Progress.Now.ShouldBe(new MeaningProgress.Seen(MeaningState.UpToDate, 4, 0, 0, null, null, null));
        endpoint.Dispose();
        await stage.ChangeAsync(stage.English, e => e.Change(e.ToFacts() with { ResearchDirections = "solid" }, stage.Database.Clock.Now));
        await stage.WorkAsync(stage.Database.Indexes());

        refused.ShouldBe(new MeaningProgress.Seen(MeaningState.UpToDate, 3, 0, 1, null, null, null));
        (stage.Progress.Now.State, stage.Progress.Now.Trouble).ShouldBe((MeaningState.Failing, MeaningTrouble.Unreachable));
        stage.Progress.Now.Made.ShouldBe(3);
    }

    [Fact]
    public async Task A_damaged_file_and_one_of_another_model_are_as_good_as_none()
    {
        using var endpoint = new FakeEmbeddings();
        await using var stage = await MeaningStage.StartAsync(s => (s.Endpoint, s.Model) = (endpoint.Address, "fake"));
        await stage.WorkAsync(stage.Database.Indexes());
        var path = stage.File.Path!; // why: the path was given
        var whole = await File.ReadAllBytesAsync(path, CancellationToken.None);

        stage.Settings.PassagePrefix.ShouldBe("");
        using (var vectors = new MeaningVectors(stage.Settings))
        {
            stage.File.Read("another model", vectors).ShouldBeFalse();
            for (var at = 0; at < whole.Length; at += 17)
            {
                var damaged = (byte[])whole.Clone();
                damaged[at] ^= 1;
                await File.WriteAllBytesAsync(path, damaged, CancellationToken.None);
                stage.File.Read(stage.Model.Key(), vectors).ShouldBeFalse();
            }

            await File.WriteAllBytesAsync(path, whole[..20], CancellationToken.None);
            stage.File.Read(stage.Model.Key(), vectors).ShouldBeFalse();
            vectors.Count.ShouldBe(0);
            await File.WriteAllBytesAsync(path, whole, CancellationToken.None);
            stage.File.Read(stage.Model.Key(), vectors).ShouldBeTrue();
            vectors.Count.ShouldBe(4);
        }

        // The same name, and yet another model behind it: vectors of another length replace them all.
        var indexes = stage.Database.Indexes();
        var work = await stage.WorkAsync(indexes);
        endpoint.Dimensions = 9;
        await stage.ChangeAsync(stage.English, e => e.Change(e.ToFacts() with { ResearchDirections = "solid" }, stage.Database.Clock.Now));
        await stage.WorkAsync(indexes, work);
        (await indexes.GetAsync(CancellationToken.None)).Meaning!.Count.ShouldBe(4);
        endpoint.Texts.TakeLast(4).ShouldBe(endpoint.Texts.TakeLast(4).Distinct());
    }

    [Theory]
    [InlineData("http://192.0.2.7/v1", "m", false, null, "AllowRemote")]
    [InlineData("http://192.0.2.7/v1", "m", true, null, null)]
    [InlineData("http://127.0.0.1:9/v1", "m", false, null, null)]
    [InlineData("http://localhost:9/v1", null, false, null, "Model")]
    [InlineData("ftp://localhost", "m", false, null, "http://")]
    [InlineData("http://localhost:9/v1", "m", false, "/nowhere", "not both")]
    [InlineData(null, null, false, "/nowhere", "model.onnx")]
    [InlineData(null, null, false, null, null)]
    public void Settings_that_cannot_be_right_stop_the_start(string? endpoint, string? model, bool remote, string? folder, string? complaint)
    {
        var result = new EmbeddingSettings.Check().Validate(null, new EmbeddingSettings { Endpoint = endpoint, Model = model, AllowRemote = remote, Folder = folder, Key = "geheim-1" });

        (result.FailureMessage ?? "").ShouldNotContain("geheim-1");
        if (complaint is null)
        {
            result.Succeeded.ShouldBeTrue(result.FailureMessage);
        }
        else
        {
            result.FailureMessage.ShouldNotBeNull().ShouldContain(complaint);
        }
    }

    private sealed class SameScore : IEqualityComparer<MatchScore>
    {
        public bool Equals(MatchScore? x, MatchScore? y) => x is not null && y is not null && x.Exact.Equals(y.Exact) && x.Parts.SequenceEqual(y.Parts) && x.Reasons.Select(r => r.Kind).SequenceEqual(y.Reasons.Select(r => r.Kind));

        public int GetHashCode(MatchScore obj) => obj.Points;
    }
}
