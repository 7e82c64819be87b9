namespace Hongniang.Hosting;

/// <summary>The database holds contacts that no key of this installation opens. Serving would break every page that shows one, and would seal new contacts with a key of another ring.</summary>
/// <param name="ids">The keys that are missing.</param>
/// <param name="folder">Where they belong.</param>
public sealed class KeysAreMissingException(IReadOnlyList<string> ids, string folder) : Exception($"""
      数据库中的联系方式由密钥 {string.Join("、", ids)} 封存，但 {folder} 中没有这些密钥。请把备份中的 keys 文件夹（contacts-*.key）放回这里，再启动。
      Contacts in the database are sealed with the key {string.Join(", ", ids)}, which is not in {folder}. Put the folder 'keys' (contacts-*.key) of the backup back there, then start again.
    """);
