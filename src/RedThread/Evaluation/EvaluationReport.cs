using System.Globalization;
using System.Text;

namespace RedThread.Evaluation;

/// <summary>One measured figure.</summary>
/// <param name="Task">What was done, for example "re-ranking".</param>
/// <param name="Name">The measure.</param>
/// <param name="Value">Its mean, or its pooled value.</param>
/// <param name="Low">Lower end of the 95 % bootstrap interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="Count">Over how many needs or reviewers.</param>
public sealed record Measure(string Task, string Name, double Value, double Low, double High, int Count);

/// <summary>What an evaluation found.</summary>
/// <param name="Notes">What was read and how, in sentences, for the person who reads the figures.</param>
/// <param name="Measures">The figures, in the order of reporting.</param>
public sealed record EvaluationReport(IReadOnlyList<string> Notes, IReadOnlyList<Measure> Measures)
{
    /// <summary>The figure, or an exception where the report has none of this name.</summary>
    public Measure this[string task, string name] => Measures.Single(measure => measure.Task == task && measure.Name == name);

    /// <summary>The notes and a table, four digits after the point, as lines of plain text.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var note in Notes)
            text.Append(note).Append('\n');
        foreach (var task in Measures.GroupBy(measure => measure.Task))
        {
            text.Append('\n').Append(task.Key).Append('\n');
            foreach (var (_, name, value, low, high, count) in task)
                text.Append(CultureInfo.InvariantCulture, $"  {name,-18} {value:F4}  [{low:F4}, {high:F4}]  n={count}\n");
        }
        return text.ToString();
    }
}
