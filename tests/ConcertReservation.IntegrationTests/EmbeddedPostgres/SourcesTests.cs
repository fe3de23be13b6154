using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using ConcertReservation.EmbeddedPostgres;
using ConcertReservation.EmbeddedPostgres.Binaries;
using ConcertReservation.EmbeddedPostgres.Docker;
using ConcertReservation.EmbeddedPostgres.Sources;

namespace ConcertReservation.IntegrationTests.EmbeddedPostgres;

public sealed class SourcesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task StartAsync_NoServerFound_ListsTheAttemptsAndTheSolutions()
    {
        var options = new PostgresServerOptions
        {
            Sources = [new InstalledBinaries([]), new DockerContainers("no-such-docker")],
        };

        var starting = () => PostgresServer.StartAsync(options);

        var error = (await starting.Should().ThrowAsync<PostgresUnavailableException>()).Which.Message;
        error.Should().ContainAll("an installed server: none", "Docker: no daemon answers", "no-such-docker");
        error.Should().ContainAll("ConnectionStrings__Default", "TEST_DATABASE", "PostgreSQL 15 or later", "npm");
    }

    [Fact]
    public async Task FindAsync_InstalledServerTooOld_ReportsItsVersion()
    {
        foreach (var program in new[] { "postgres", "initdb", "pg_ctl" })
            WriteProgram(program, "echo 'postgres (PostgreSQL) 9.6.24'");

        var finding = () => new InstalledBinaries([_folder.Path]).FindAsync(new PostgresServerOptions(), default);

        await finding.Should().ThrowAsync<SourceUnavailableException>().WithMessage("*15 or later*9.6.24*");
    }

    [Fact]
    public async Task FindAsync_DockerClientWithoutDaemon_IsSkipped()
    {
        var docker = WriteProgram("docker", "echo 'no daemon here' >&2; exit 1");

        var finding = () => new DockerContainers(docker).FindAsync(new PostgresServerOptions(), default);

        await finding.Should().ThrowAsync<SourceUnavailableException>().WithMessage("*no daemon here*");
    }

    [Fact]
    public async Task UnpackAsync_WrongChecksum_FailsAndUnpacksNothing()
    {
        var archive = await WriteArchiveAsync();

        var unpacking = () => PackageArchive.UnpackAsync(archive, "another sum", _folder.Path, default);

        await unpacking.Should().ThrowAsync<SourceUnavailableException>().WithMessage("*was refused*SHA-512*");
        Directory.Exists(Path.Combine(_folder.Path, PackageArchive.TopFolder)).Should().BeFalse();
    }

    [Fact]
    public async Task UnpackAsync_RightChecksum_UnpacksAndCreatesTheLinks()
    {
        var archive = await WriteArchiveAsync();
        var sum = Convert.ToBase64String(SHA512.HashData(await File.ReadAllBytesAsync(archive)));

        await PackageArchive.UnpackAsync(archive, sum, _folder.Path, default);

        var link = new FileInfo(Path.Combine(_folder.Path, "package", "native", "lib", "library.so"));
        link.LinkTarget.Should().Be("library.so.1");
        (await File.ReadAllTextAsync(link.FullName)).Should().Be("the library");
    }

    private string WriteProgram(string name, string body)
    {
        var path = Path.Combine(_folder.Path, name);
        File.WriteAllText(path, $"#!/bin/sh\n{body}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    private async Task<string> WriteArchiveAsync()
    {
        var archive = Path.Combine(_folder.Path, "package.tgz");
        await using var file = File.Create(archive);
        await using var zip = new GZipStream(file, CompressionLevel.Fastest);
        await using var tar = new TarWriter(zip);
        await WriteEntryAsync(tar, "package/native/lib/library.so.1", "the library");
        const string Links = """[{"source":"native/lib/library.so.1","target":"native/lib/library.so"}]""";
        await WriteEntryAsync(tar, "package/native/pg-symlinks.json", Links);
        return archive;
    }

    private static async Task WriteEntryAsync(TarWriter tar, string name, string text)
    {
        await using var content = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = content });
    }
}
