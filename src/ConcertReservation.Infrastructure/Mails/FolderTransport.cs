using ConcertReservation.Application.Mails;
using MimeKit;

namespace ConcertReservation.Infrastructure.Mails;

/// <summary>Writes mails as files into a folder, and reads them. For Development.</summary>
internal sealed class FolderTransport(string folder, string from, TimeProvider time)
    : IMailTransport,
        IMailConnection,
        IDevelopmentMailbox
{
    private const string Extension = ".eml";
    private const int Kept = 200;

    public bool IsAvailable => true;

    public bool IsOpen => true;

    public Task<IMailConnection> ConnectAsync(CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        return Task.FromResult<IMailConnection>(this);
    }

    public async Task SendAsync(MailMessage mail, CancellationToken ct)
    {
        using var message = MimeMails.Of(mail, from, time.GetUtcNow());
        var file = Path.Combine(folder, mail.Name + Extension);
        // Another name first: a reader sees no half mail.
        await message.WriteToAsync(file + ".part", ct);
        File.Move(file + ".part", file, overwrite: true);
        foreach (var old in Files().Skip(Kept).ToList())
            old.Delete();
    }

    public async Task<IReadOnlyList<StoredMail>> ListAsync(CancellationToken ct)
    {
        var mails = new List<StoredMail>();
        foreach (var file in Files().Take(Kept))
            mails.Add(await ReadAsync(file, ct));
        return mails;
    }

    public async Task<StoredMail?> FindAsync(string name, CancellationToken ct) =>
        Files().FirstOrDefault(file => NameOf(file) == name) is { } file ? await ReadAsync(file, ct) : null;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private IEnumerable<FileInfo> Files() =>
        Directory.Exists(folder)
            ? new DirectoryInfo(folder).EnumerateFiles("*" + Extension).OrderByDescending(file => file.LastWriteTimeUtc)
            : [];

    private static string NameOf(FileInfo file) => Path.GetFileNameWithoutExtension(file.Name);

    private static async Task<StoredMail> ReadAsync(FileInfo file, CancellationToken ct)
    {
        var source = await File.ReadAllBytesAsync(file.FullName, ct);
        using var stream = new MemoryStream(source);
        using var message = await MimeMessage.LoadAsync(stream, ct);
        return new StoredMail(
            NameOf(file),
            message.Date,
            message.From.ToString(),
            message.To.ToString(),
            message.Subject ?? "",
            message.TextBody ?? "",
            message.HtmlBody ?? "",
            [.. message.BodyParts.OfType<MimePart>().Where(part => part.FileName is not null).Select(AttachmentOf)],
            source
        );
    }

    private static MailAttachment AttachmentOf(MimePart part)
    {
        using var content = new MemoryStream();
        part.Content!.DecodeTo(content);
        return new MailAttachment(part.FileName!, part.ContentType.MimeType, content.ToArray(), part.ContentId);
    }
}
