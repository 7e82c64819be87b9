namespace Hongniang.Sample;

/// <summary>Sentences for meetings, next steps and follow-ups that the texts of a need do not tell themselves. <c>词句 topic |</c> with a line <c>句:</c> each.</summary>
internal sealed class SamplePhrases(IReadOnlyList<TextRecord> texts)
{
    private readonly Dictionary<string, string[]> _byTopic = texts.Where(t => t.Kind is "词句").ToDictionary(t => t.Key[3..], t => t.All("句").ToArray());

    public string Of(string topic, string name) => SampleIds.Pick($"{topic}/{name}", _byTopic[topic]);

    /// <summary>The next step of an engagement in a stage.</summary>
    public string Next(string stage, string name) => Of(stage switch { "待同意" or "待供方" or "待需方" => "待双方同意", _ => stage }, name);
}
