namespace Hongniang.Sample;

/// <summary>Everything that an engagement is made of.</summary>
internal sealed record SampleWorld(
    SampleStory Story, SampleNetwork Network, SamplePeople People, SampleNeeds Needs, SampleSupply Supply, SamplePhrases Phrases, SampleMatches Matches);
