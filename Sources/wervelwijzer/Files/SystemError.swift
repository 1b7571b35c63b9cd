import Glibc
import GuidelineModel

/// An error of the operating system while reading or writing.
struct SystemError: Error {
  /// The value of `errno`.
  let code: CInt

  /// A symbolic link where none is followed.
  ///
  /// It has a code of its own, so that it differs from a cycle of links (`ELOOP`).
  static let link = SystemError(code: EMLINK)

  /// The error of the last failed call.
  static var last: SystemError { SystemError(code: errno) }

  /// Something other than a regular file, such as a pipe or a device.
  static let notAFile = SystemError(code: EINVAL)

  /// Waits until a descriptor is ready, if the call failed only because it was interrupted or not
  /// ready; else throws the error.
  func awaitOrThrow(_ descriptor: CInt, for event: Int32) throws(SystemError) {
    switch code {
    case EINTR:
      return
    case EAGAIN:
      var waiting = pollfd(fd: descriptor, events: Int16(event), revents: 0)
      // If the wait fails, the next attempt fails as well.
      _ = unsafe poll(&waiting, 1, -1)
    default:
      throw self
    }
  }

  /// The meaning, as the end of a sentence.
  var words: Text {
    switch code {
    case ENOSPC: Text(nl: "de schijf is vol", en: "the disk is full")
    case EDQUOT: Text(nl: "het quotum is op", en: "the quota is used up")
    case EFBIG:
      Text(
        nl: "het bestand zou groter worden dan is toegestaan",
        en: "the file would grow larger than is allowed")
    case EBADF: Text(nl: "gesloten, of niet hiervoor geopend", en: "closed, or not opened for this")
    case EIO: Text(nl: "het apparaat meldt een fout", en: "the device reports an error")
    case EACCES, EPERM: Text(nl: "dat mag niet", en: "this is not permitted")
    case EROFS: Text(nl: "hier kan alleen worden gelezen", en: "this can only be read from")
    case EISDIR: Text(nl: "dit is een map", en: "this is a folder")
    case EINVAL: Text(nl: "dit is geen gewoon bestand", en: "this is not a regular file")
    case ENOENT, ENOTDIR: Text(nl: "die map is er niet", en: "there is no such folder")
    case ESTALE:
      Text(
        nl: "een ander programma heeft het intussen veranderd; begin opnieuw om daarmee verder te "
          + "gaan, of bewaar in een ander bestand",
        en: "another program has changed it meanwhile; start again to go on from that, or save to "
          + "another file")
    case ENAMETOOLONG: Text(nl: "de naam is te lang", en: "the name is too long")
    case ELOOP:
      Text(
        nl: "de symbolische koppelingen lopen in een kring",
        en: "the symbolic links go round in a ring")
    case Self.link.code: Text(nl: "dit is een symbolische koppeling", en: "this is a symbolic link")
    default: Text(nl: "systeemfout \(code)", en: "system error \(code)")
    }
  }
}
